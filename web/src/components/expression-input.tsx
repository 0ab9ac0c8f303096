import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useRef } from 'react';
import { expressionCheckQuery } from '@/api/queries/expressions';
import { TextArea } from '@/components/text-area';
import { t } from '@/i18n/translate';
import type { ExpressionNames } from '@/lib/expression-completion';
import { CompletionList } from './completion-list';
import { useCompletion } from './use-completion';

export interface ExpressionInputProps {
  /** The table whose records it is about; undefined: it is not looked at while typing. */
  table: string | undefined;
  /** What may be named in it. */
  names: ExpressionNames;
  label: string;
  hint: string;
  rows?: number;
  value: string;
  /** What the server said of it when it was sent. */
  refusal?: string | undefined;
  onChange: (expression: string) => void;
}

/** An expression, completed and judged while it is typed, with the place where it ceases to be understood. */
export function ExpressionInput({ table, names, label, hint, rows = 2, value, refusal, onChange }: ExpressionInputProps) {
  const asked = useDeferredValue(value);
  const { data: check } = useQuery({
    ...expressionCheckQuery(table ?? '', asked),
    enabled: table !== undefined && asked.trim() !== '',
  });
  const input = useRef<HTMLTextAreaElement>(null);
  const completion = useCompletion({ input, names, value, onChange });
  const listId = useId();
  const fault = check?.errors[0];
  const understood = check !== undefined && fault === undefined && asked === value;
  return (
    <div>
      <TextArea
        ref={input}
        label={label}
        rows={rows}
        spellCheck={false}
        className="[&_textarea]:font-mono"
        value={value}
        aria-autocomplete="list"
        aria-controls={completion.isOpen ? listId : undefined}
        aria-activedescendant={completion.isOpen ? `${listId}-${completion.active}` : undefined}
        hint={understood && check.expression !== '' ? t('groups.expression_understood') : hint}
        error={fault && !completion.isOpen ? t('groups.expression_fault', { message: fault.message, position: fault.position + 1 }) : refusal}
        onChange={(event) => completion.onType(event.target)}
        onKeyDown={completion.onKeyDown}
        onBlur={completion.close}
      />
      {completion.isOpen && (
        <CompletionList id={listId} label={t('groups.completions')} anchor={input} items={completion.items} active={completion.active} onPick={completion.take} />
      )}
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
