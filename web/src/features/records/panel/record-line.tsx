import { CircleAlert } from 'lucide-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import type { Field, FieldValue } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { fieldTypes } from '@/fields/field-types';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import { ReadonlyValue } from './readonly-value';

interface RecordLineProps {
  table: string;
  field: Field;
  value: FieldValue;
  prominent: boolean;
  required: boolean;
  readonly: boolean;
  /** Its name, where what stands above says a part of it. */
  label?: string | undefined;
  /** Why the server refused the value. */
  error: string | undefined;
  /** The edit starts as soon as the line has the focus, in a record that is being created. */
  editOnFocus: boolean;
  autoFocus: boolean;
  /** A conflict to decide, under the value. */
  children?: ReactNode;
  onCommit: (value: FieldValue) => void;
}

/** One field of a record: its label and its value, which becomes an input where it stands. */
export function RecordLine(props: RecordLineProps) {
  const { field, value, error, readonly } = props;
  const [started, setEditing] = useState(props.autoFocus);
  const editing = started && !readonly;
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const type = fieldTypes[field.type];
  const alwaysInput = type.editing !== 'input' && !readonly;
  const noteId = `${id}-note`;

  const stop = (refocus: boolean) => {
    setEditing(false);
    if (refocus) requestAnimationFrame(() => button.current?.focus());
  };
  const commit = (next: FieldValue, moves: boolean) => {
    props.onCommit(next);
    if (moves && props.editOnFocus) focusNextLine(button.current ?? document.activeElement);
    stop(moves && !props.editOnFocus);
  };
  const shown = type.renderDetail?.(value, field) ?? type.render(value, field, props.prominent);
  return (
    <div data-record-line data-refused={error === undefined ? undefined : true} className="grid grid-cols-[148px_minmax(0,1fr)] px-5 text-sm max-phone:grid-cols-[128px_minmax(0,1fr)] max-phone:border-b max-phone:border-line-soft max-phone:text-title">
      <label
        id={`${id}-label`}
        htmlFor={editing || alwaysInput ? id : undefined}
        className="truncate py-1.5 pr-3 text-muted max-phone:py-3 max-phone:whitespace-normal"
        title={field.description || field.name}
      >
        {props.label ?? field.name}
        {props.required && !readonly && <RequiredStar />}
      </label>
      <div className="min-w-0">
        {editing || alwaysInput ? (
          <div className={classNames('flex min-h-7.5 items-center max-phone:min-h-11', editing && !alwaysInput && '-ml-[11px] py-px')}>
            <type.Editor
              table={props.table}
              field={field}
              value={value}
              typed={null}
              openChoices={false}
              place="panel"
              inputId={id}
              invalid={error !== undefined}
              describedBy={error === undefined ? undefined : noteId}
              autoFocus={editing}
              onCommit={(next, after) => commit(next, after !== 'stay')}
              onCancel={() => stop(false)}
            />
          </div>
        ) : (
          <div className="flex items-start">
            {readonly ? (
              <ReadonlyValue labelledBy={`${id}-label`}>{shown}</ReadonlyValue>
            ) : (
              <button
                ref={button}
                type="button"
                aria-labelledby={`${id}-label ${id}-value`}
                aria-describedby={error === undefined ? undefined : noteId}
                className={classNames('record-value', props.editOnFocus && 'record-value-open', error !== undefined && 'record-value-invalid')}
                onClick={() => setEditing(true)}
                onFocus={() => props.editOnFocus && setEditing(true)}
              >
                <span id={`${id}-value`} className="flex min-w-0 grow items-center">
                  {shown ?? (props.required ? <span className="text-faint">{t('records.panel.toFill')}</span> : null)}
                </span>
              </button>
            )}
            {type.renderAside?.(value, field)}
          </div>
        )}
        {error !== undefined && (
          <p id={noteId} role="alert" className="flex gap-1.5 pb-1.5 text-xs text-error">
            <CircleAlert size={14} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
            {error}
          </p>
        )}
        {props.children}
      </div>
    </div>
  );
}

function RequiredStar() {
  return <span className="record-required text-error" aria-hidden="true" />;
}

function focusNextLine(from: Element | null): void {
  let line = from?.closest('[data-record-line]')?.nextElementSibling;
  while (line && !line.matches('[data-record-line]')) line = line.nextElementSibling;
  line?.querySelector<HTMLElement>('button, input, textarea')?.focus();
}
