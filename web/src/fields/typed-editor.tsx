import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Field, FieldValue } from '@/api/types';
import type { AfterEdit } from '@/components/grid/grid-props';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import type { FieldEditorProps } from './field-type-view';
import type { ParseProblem, Parsed } from './parsed';
import { ProblemNote } from './problem-note';

interface TypedEditorProps extends FieldEditorProps {
  /** The text the input starts with. */
  initialText: string;
  parse: (text: string, field: Field) => Parsed<FieldValue>;
  alignEnd?: boolean;
  inputMode?: 'text' | 'numeric' | 'decimal';
  placeholder?: string;
  /** Inside the border, at the right. */
  suffix?: ReactNode;
}

/** One line of text that is read as a value when the edit ends. What cannot be read stays typed, with the reason. */
export function TypedEditor(props: TypedEditorProps) {
  const [problem, setProblem] = useState<ParseProblem | null>(null);
  const done = useRef(false);
  const noteId = `${props.inputId}-typed`;

  const finish = (input: HTMLInputElement, after: AfterEdit) => {
    if (done.current) return;
    const parsed = props.parse(input.value, props.field);
    if (!parsed.ok) {
      setProblem(parsed.problem);
      return;
    }
    done.current = true;
    props.onCommit(parsed.value, after);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const after = afterKey(event);
    if (event.key === 'Escape') {
      event.stopPropagation();
      done.current = true;
      props.onCancel();
    } else if (after && (props.place === 'cell' || event.key === 'Enter')) {
      event.preventDefault();
      finish(event.currentTarget, after);
    }
  };
  const input = (
    <input
      id={props.inputId}
      type="text"
      autoComplete="off"
      inputMode={props.inputMode}
      placeholder={props.placeholder}
      defaultValue={props.typed ?? props.initialText}
      aria-label={props.place === 'cell' ? props.field.name : undefined}
      aria-invalid={props.invalid || problem !== null || undefined}
      aria-describedby={problem ? noteId : props.describedBy}
      data-unread={problem ? true : undefined}
      autoFocus={props.autoFocus}
      className={classNames(props.alignEnd && 'text-end')}
      onFocus={(event) => props.typed === null && event.currentTarget.select()}
      onChange={() => problem && setProblem(null)}
      onBlur={(event) => finish(event.currentTarget, 'stay')}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <div className={props.place === 'cell' ? 'field-cell-input' : 'relative w-full'}>
      <div className={props.place === 'cell' ? 'contents' : 'input control-panel'}>
        {input}
        {props.suffix}
      </div>
      {problem && <ProblemNote id={noteId} text={t(problem)} floating={props.place === 'cell'} />}
    </div>
  );
}

/** Where the focus goes after a key that ends an edit; null for the other keys. */
export function afterKey(event: KeyboardEvent): AfterEdit | null {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return null;
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right';
  return null;
}
