import { useState } from 'react';
import type { Field, Table } from '@/api/types';
import { Select } from '@/components/select';
import { takesOperand, type FilterOperator } from '@/fields/filter-operator';
import { fieldTypes } from '@/fields/field-types';
import type { Condition, Operand } from './condition';
import { isComplete, withOperator } from './condition-defaults';
import { verbOf } from './condition-phrase';
import { DayOperand } from './day-operand';
import { ListOperand } from './list-operand';
import { TypedOperand } from './typed-operand';

interface ConditionFormProps {
  table: Table;
  field: Field;
  condition: Condition;
  onChange: (condition: Condition) => void;
}

/** The verb of a condition and what it compares with. Applied as soon as it says enough. */
export function ConditionForm({ table, field, condition, onChange }: ConditionFormProps) {
  const [present, setPresent] = useState(condition);
  const change = (next: Condition) => {
    setPresent(next);
    if (isComplete(next)) onChange(next);
  };
  const setOperand = (operand: Operand) => change({ ...present, operand });
  const { operand } = present;
  return (
    <div className="grid gap-3">
      <Select
        label={field.name}
        size="panel"
        value={present.operator}
        options={fieldTypes[field.type].operators.map((operator) => ({ value: operator, label: verbOf(operator) }))}
        onChange={(event) => change(withOperator(present, field, event.currentTarget.value as FilterOperator))}
      />
      {takesOperand(present.operator) && operand.kind === 'list' && (
        <ListOperand table={table} field={field} values={operand.values} onChange={setOperand} />
      )}
      {takesOperand(present.operator) && (operand.kind === 'day' || operand.kind === 'today') && (
        <DayOperand operand={operand} onChange={setOperand} />
      )}
      {takesOperand(present.operator) && (operand.kind === 'text' || operand.kind === 'number') && (
        <TypedOperand field={field} operand={operand} onChange={setOperand} />
      )}
    </div>
  );
}
