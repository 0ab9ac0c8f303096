import type { Rule } from '@/api/rule-types';

/** Whether a rule acts on a field or reads it, in its condition or in what it gives. */
export function usesField(rule: Pick<Rule, 'when' | 'effects'>, slug: string): boolean {
  const word = new RegExp(String.raw`\b${slug}\b`);
  return rule.effects.some(({ field, value = '' }) => field === slug || word.test(withoutTexts(value))) || word.test(withoutTexts(rule.when));
}

/** What stands in quotes is a value, whatever it looks like. */
function withoutTexts(expression: string): string {
  return expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
}
