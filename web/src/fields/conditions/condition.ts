/** One condition of a filter, as the filter bar edits it. */

import type { FilterOperator } from '@/fields/filter-operator';

export type Operand =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: string }
  | { kind: 'day'; day: string }
  | { kind: 'today'; days: number }
  | { kind: 'list'; values: readonly (string | number)[] };

export interface Condition {
  /** Slug of the field. */
  field: string;
  operator: FilterOperator;
  operand: Operand;
}

/** A filter: conditions that must all hold, or an expression that the bar can only show as text. */
export type Filter = { kind: 'conditions'; conditions: readonly Condition[] } | { kind: 'expression'; text: string };

export const NO_FILTER: Filter = { kind: 'conditions', conditions: [] };
