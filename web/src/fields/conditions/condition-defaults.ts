import type { Field, FieldType } from '@/api/types';
import { takesOperand, type FilterOperator } from '@/fields/filter-operator';
import { fieldTypes } from '@/fields/field-types';
import type { Condition, Operand } from './condition';

const EMPTY_OPERANDS: Record<FieldType, Operand> = {
  text: { kind: 'text', text: '' },
  long_text: { kind: 'text', text: '' },
  number: { kind: 'number', number: '' },
  decimal: { kind: 'number', number: '' },
  date: { kind: 'today', days: 0 },
  datetime: { kind: 'today', days: 0 },
  boolean: { kind: 'none' },
  choice: { kind: 'list', values: [] },
  foreign_key: { kind: 'list', values: [] },
  file: { kind: 'none' },
  image: { kind: 'none' },
};

/** The condition that a freshly chosen field starts with. */
export function newCondition(field: Field): Condition {
  const operator = fieldTypes[field.type].operators[0] ?? 'not_empty';
  return { field: field.slug, operator, operand: takesOperand(operator) ? EMPTY_OPERANDS[field.type] : { kind: 'none' } };
}

/** Another operator; the operand stays where it still makes sense. */
export function withOperator(condition: Condition, field: Field, operator: FilterOperator): Condition {
  if (!takesOperand(operator)) return { ...condition, operator, operand: { kind: 'none' } };
  const operand = condition.operand.kind === 'none' ? EMPTY_OPERANDS[field.type] : condition.operand;
  return { ...condition, operator, operand };
}

/** Whether the condition says enough to be applied. */
export function isComplete({ operator, operand }: Condition): boolean {
  if (!takesOperand(operator)) return true;
  if (operand.kind === 'text') return operand.text.trim() !== '';
  if (operand.kind === 'number') return operand.number !== '';
  return operand.kind === 'list' ? operand.values.length > 0 : operand.kind !== 'none';
}
