import { Fragment } from 'react';
import type { Rule, RuleAction, RuleEffect } from '@/api/rule-types';
import type { Table } from '@/api/types';
import { conditionPhrase, type ConditionPhrase } from '@/fields/conditions/condition-phrase';
import { readFilter } from '@/fields/conditions/read-expression';
import { useFilterLabels } from '@/fields/conditions/use-filter-labels';
import { t } from '@/i18n/translate';

interface RuleSentenceProps {
  table: Table;
  rule: Pick<Rule, 'when' | 'effects'>;
}

/** A rule in words: « Si le type est Formation, afficher Matériel et exiger Sous-type ». */
export function RuleSentence({ table, rule }: RuleSentenceProps) {
  const filter = readFilter(rule.when, (slug) => table.fields.find((field) => field.slug === slug)?.type);
  const conditions = filter.kind === 'conditions' ? filter.conditions : [];
  const labelOf = useFilterLabels(table, conditions);
  const opening = `${t('rules.if')} `;
  const closing = `${t('rules.then')} ${effectsPhrase(table, rule.effects)}.`;
  return (
    <>
      {opening}
      {filter.kind === 'expression' && <code className="text-xs">{filter.text}</code>}
      {conditions.map((condition, at) => {
        const field = table.fields.find(({ slug }) => slug === condition.field);
        const phrase = field && conditionPhrase(condition, field, labelOf);
        return (
          <Fragment key={`${condition.field} ${condition.operator}`}>
            {at > 0 && ` ${t('records.filter.and')} `}
            {phrase && (
              <>
                {said(phrase)}
                <strong className="font-semibold">{phrase.values.join(` ${t('records.filter.or')} `)}</strong>
              </>
            )}
          </Fragment>
        );
      })}
      {closing}
    </>
  );
}

function said({ subject, verb }: ConditionPhrase): string {
  return `${subject} ${verb} `;
}

/** « afficher Matériel et exiger Sous-type ». */
export function effectsPhrase(table: Table, effects: readonly RuleEffect[]): string {
  const fieldsOf = new Map<RuleAction, string[]>();
  for (const { action, field } of effects) {
    const name = table.fields.find(({ slug }) => slug === field)?.name ?? field;
    fieldsOf.set(action, [...(fieldsOf.get(action) ?? []), name]);
  }
  // What is done to the same fields is said together: « afficher et exiger Matériel ».
  const actionsOn = new Map<string, RuleAction[]>();
  for (const [action, names] of fieldsOf) actionsOn.set(listed(names), [...(actionsOn.get(listed(names)) ?? []), action]);
  const parts = [...actionsOn].map(([names, actions]) => `${listed(actions.map((action) => t(`rules.do.${action}`)))} ${names}`);
  return listed(parts);
}

function listed(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} ${t('records.filter.and')} ${texts.at(-1) ?? ''}`;
}
