import { useState } from 'react';
import type { Field, Table } from '@/api/types';
import type { Condition, Filter } from './condition';
import { isComplete, newCondition } from './condition-defaults';
import type { LabelOf } from './condition-phrase';
import { readFilter } from './read-expression';
import { useFilterLabels } from './use-filter-labels';
import { filterExpression } from './write-expression';

export interface Conditions {
  filter: Filter;
  /** None while the expression is one that the sentence cannot say. */
  conditions: readonly Condition[];
  /** The one that is being added; its operand is not known yet. */
  draft: Condition | null;
  labelOf: LabelOf;
  setExpression: (text: string) => void;
  replace: (at: number, condition: Condition | null) => void;
  add: (field: Field) => void;
  complete: (condition: Condition) => void;
  dropDraft: () => void;
}

/** An expression as conditions that are edited one by one. */
export function useConditions(table: Table, expression: string, onChange: (expression: string) => void): Conditions {
  const filter = readFilter(expression, (slug) => table.fields.find((field) => field.slug === slug)?.type);
  const [draft, setDraft] = useState<Condition | null>(null);
  const conditions = filter.kind === 'conditions' ? filter.conditions : [];
  const labelOf = useFilterLabels(table, draft ? [...conditions, draft] : conditions);
  const apply = (next: Filter) => onChange(filterExpression(next));
  const complete = (condition: Condition) => {
    setDraft(isComplete(condition) ? null : condition);
    if (isComplete(condition)) apply({ kind: 'conditions', conditions: [...conditions, condition] });
  };
  return {
    filter,
    conditions,
    draft,
    labelOf,
    setExpression: (text) => apply({ kind: 'expression', text }),
    replace: (at, condition) =>
      apply({ kind: 'conditions', conditions: conditions.flatMap((each, index) => (index !== at ? [each] : condition ? [condition] : [])) }),
    add: (field) => {
      const condition = newCondition(field);
      if (condition.operand.kind === 'none') complete(condition);
      else setDraft(condition);
    },
    complete,
    dropDraft: () => setDraft(null),
  };
}
