/** From conditions to the expression language of the server. */

import type { FilterOperator } from '@/fields/filter-operator';
import type { Condition, Filter, Operand } from './condition';

const COMPARISONS: Partial<Record<FilterOperator, string>> = {
  equals: '==',
  not_equals: '!=',
  greater: '>',
  at_least: '>=',
  less: '<',
  at_most: '<=',
  on: '==',
  before: '<',
  after: '>',
  not_before: '>=',
  not_after: '<=',
};

/** The expression of a filter; empty when it keeps everything. */
export function filterExpression(filter: Filter): string {
  if (filter.kind === 'expression') return filter.text.trim();
  return filter.conditions.map(conditionExpression).join(' && ');
}

export function conditionExpression(condition: Condition): string {
  const { field, operator, operand } = condition;
  switch (operator) {
    case 'empty':
      return `${field} == null`;
    case 'not_empty':
      return `${field} != null`;
    case 'checked':
      return `${field} == true`;
    case 'unchecked':
      return `${field} != true`;
    case 'contains':
      return `fold(${field}).contains(fold(${literal(operand)}))`;
    case 'not_contains':
      return `!fold(${field}).contains(fold(${literal(operand)}))`;
    case 'starts_with':
      return `fold(${field}).startsWith(fold(${literal(operand)}))`;
    case 'is':
      return `fold(${field}) == fold(${literal(operand)})`;
    case 'is_not':
      return `fold(${field}) != fold(${literal(operand)})`;
    case 'any_of':
      return membership(field, operand, false);
    case 'none_of':
      return membership(field, operand, true);
    default:
      return `${field} ${COMPARISONS[operator] ?? '=='} ${literal(operand)}`;
  }
}

function membership(field: string, operand: Operand, negated: boolean): string {
  const values = operand.kind === 'list' ? operand.values : [];
  const [only] = values;
  if (values.length === 1 && only !== undefined) return `${field} ${negated ? '!=' : '=='} ${JSON.stringify(only)}`;
  const list = `${field} in [${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  return negated ? `!(${list})` : list;
}

function literal(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return JSON.stringify(operand.text);
    case 'number':
      return operand.number;
    case 'day':
      return `date("${operand.day}")`;
    case 'today':
      return operand.days === 0 ? 'today()' : `today() + days(${operand.days})`;
    default:
      return 'null';
  }
}
