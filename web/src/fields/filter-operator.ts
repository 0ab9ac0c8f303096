/** What a condition may ask of a field. Each field type offers some of them, in the order of its menu. */

export type FilterOperator =
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'is'
  | 'is_not'
  | 'any_of'
  | 'none_of'
  | 'equals'
  | 'not_equals'
  | 'greater'
  | 'at_least'
  | 'less'
  | 'at_most'
  | 'on'
  | 'before'
  | 'after'
  | 'not_before'
  | 'not_after'
  | 'checked'
  | 'unchecked'
  | 'empty'
  | 'not_empty';

const WITHOUT_OPERAND: readonly FilterOperator[] = ['checked', 'unchecked', 'empty', 'not_empty'];

export function takesOperand(operator: FilterOperator): boolean {
  return !WITHOUT_OPERAND.includes(operator);
}
