/**
 * From an expression back to conditions, for the shapes that the filter bar writes. Anything else stays an expression:
 * only the server interprets the language.
 */

import type { FilterOperator } from '@/fields/filter-operator';
import type { FieldType } from '@/api/types';
import type { Condition, Filter } from './condition';
import { filterExpression } from './write-expression';

export type TypeOfField = (slug: string) => FieldType | undefined;

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const FOLDED = new RegExp(String.raw`^(!?)fold\((\w+)\)\.(contains|startsWith)\(fold\((${STRING})\)\)$`);
const FOLDED_EQUAL = new RegExp(String.raw`^fold\((\w+)\) (==|!=) fold\((${STRING})\)$`);
const CONSTANT = /^(\w+) (==|!=) (null|true)$/;
const LIST = /^(!\()?(\w+) in (\[.*\])(\))?$/;
const COMPARISON = /^(\w+) (==|!=|<=|>=|<|>) (.+)$/;
const TODAY = /^today\(\)(?: \+ days\((-?\d+)\))?$/;
const DAY = /^date\("(\d{4}-\d\d-\d\d)"\)$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

const DAY_OPERATORS: Record<string, FilterOperator> = {
  '==': 'on',
  '<': 'before',
  '>': 'after',
  '>=': 'not_before',
  '<=': 'not_after',
};

const NUMBER_OPERATORS: Record<string, FilterOperator> = {
  '==': 'equals',
  '!=': 'not_equals',
  '>': 'greater',
  '>=': 'at_least',
  '<': 'less',
  '<=': 'at_most',
};

export function readFilter(expression: string, typeOf: TypeOfField): Filter {
  const text = expression.trim();
  if (text === '') return { kind: 'conditions', conditions: [] };
  const conditions: Condition[] = [];
  for (const part of splitConjunction(text)) {
    const condition = readCondition(part, typeOf);
    if (!condition) return { kind: 'expression', text };
    conditions.push(condition);
  }
  const filter: Filter = { kind: 'conditions', conditions };
  return filterExpression(filter) === text ? filter : { kind: 'expression', text };
}

function readCondition(part: string, typeOf: TypeOfField): Condition | null {
  const condition = readFolded(part) ?? readConstant(part) ?? readList(part) ?? readComparison(part, typeOf);
  return condition && typeOf(condition.field) ? condition : null;
}

function readFolded(part: string): Condition | null {
  const call = FOLDED.exec(part);
  if (call) {
    const [, not = '', field = '', method, quoted = ''] = call;
    const operator = method === 'startsWith' ? 'starts_with' : not ? 'not_contains' : 'contains';
    return { field, operator, operand: { kind: 'text', text: unquote(quoted) } };
  }
  const equal = FOLDED_EQUAL.exec(part);
  if (!equal) return null;
  const [, field = '', sign, quoted = ''] = equal;
  return { field, operator: sign === '==' ? 'is' : 'is_not', operand: { kind: 'text', text: unquote(quoted) } };
}

function readConstant(part: string): Condition | null {
  const match = CONSTANT.exec(part);
  if (!match) return null;
  const [, field = '', sign, constant] = match;
  const equal = sign === '==';
  const operator: FilterOperator =
    constant === 'null' ? (equal ? 'empty' : 'not_empty') : equal ? 'checked' : 'unchecked';
  return { field, operator, operand: { kind: 'none' } };
}

function readList(part: string): Condition | null {
  const match = LIST.exec(part);
  if (!match || Boolean(match[1]) !== Boolean(match[4])) return null;
  const values = readJson(match[3] ?? '');
  if (!Array.isArray(values) || !values.every(isListValue)) return null;
  return { field: match[2] ?? '', operator: match[1] ? 'none_of' : 'any_of', operand: { kind: 'list', values } };
}

function readComparison(part: string, typeOf: TypeOfField): Condition | null {
  const match = COMPARISON.exec(part);
  if (!match) return null;
  const [, field = '', sign = '', right = ''] = match;
  const type = typeOf(field);
  if (type === 'choice' || type === 'foreign_key') return readSingleMember(field, sign, right);
  const dayOperator = DAY_OPERATORS[sign];
  const day = DAY.exec(right)?.[1];
  if (day && dayOperator) return { field, operator: dayOperator, operand: { kind: 'day', day } };
  const today = TODAY.exec(right);
  if (today && dayOperator) {
    return { field, operator: dayOperator, operand: { kind: 'today', days: Number(today[1] ?? '0') } };
  }
  const operator = NUMBER_OPERATORS[sign];
  return operator && NUMBER.test(right) ? { field, operator, operand: { kind: 'number', number: right } } : null;
}

function readSingleMember(field: string, sign: string, right: string): Condition | null {
  const value = readJson(right);
  if ((sign !== '==' && sign !== '!=') || !isListValue(value)) return null;
  return { field, operator: sign === '==' ? 'any_of' : 'none_of', operand: { kind: 'list', values: [value] } };
}

/** Parts between `&&` outside strings and brackets. */
export function splitConjunction(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === '(' || sign === '[') depth += 1;
    else if (sign === ')' || sign === ']') depth -= 1;
    else if (depth === 0 && text.startsWith('&&', at)) {
      parts.push(text.slice(start, at).trim());
      start = at + 2;
      at += 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

function endOfString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function unquote(quoted: string): string {
  const value = readJson(quoted);
  return typeof value === 'string' ? value : '';
}

function isListValue(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
