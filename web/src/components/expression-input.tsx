import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { expressionCheckQuery } from '@/api/queries/expressions';
import { TextArea } from '@/components/text-area';
import { t } from '@/i18n/translate';

export interface ExpressionInputProps {
  /** The table whose records it is about; undefined: it is not looked at while typing. */
  table: string | undefined;
  label: string;
  hint: string;
  rows?: number;
  value: string;
  /** What the server said of it when it was sent. */
  refusal?: string | undefined;
  onChange: (expression: string) => void;
}

/** An expression, judged by the server while it is typed, with the place where it ceases to be understood. */
export function ExpressionInput({ table, label, hint, rows = 2, value, refusal, onChange }: ExpressionInputProps) {
  const asked = useDeferredValue(value);
  const { data: check } = useQuery({
    ...expressionCheckQuery(table ?? '', asked),
    enabled: table !== undefined && asked.trim() !== '',
  });
  const fault = check?.errors[0];
  const understood = check !== undefined && fault === undefined && asked === value;
  return (
    <div>
      <TextArea
        label={label}
        rows={rows}
        spellCheck={false}
        className="font-mono"
        value={value}
        hint={understood && check.expression !== '' ? t('groups.expression_understood') : hint}
        error={fault ? t('groups.expression_fault', { message: fault.message, position: fault.position + 1 }) : refusal}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && asked === value && (
        <code className="mt-1 block text-xs break-words whitespace-pre-wrap text-muted">
          {asked.slice(0, fault.position)}
          <mark className="rounded-sm bg-error px-0.5 text-error-content">{asked.slice(fault.position, fault.position + 1) || ' '}</mark>
          {asked.slice(fault.position + 1)}
        </code>
      )}
    </div>
  );
}
