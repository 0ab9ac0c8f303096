import { useRef, type KeyboardEvent } from 'react';
import type { AfterEdit } from '@/components/grid/grid-props';
import type { FieldEditorProps } from './field-type-view';
import { afterKey } from './typed-editor';
import { textOf } from './value-shapes';

/** Several lines of text. In a cell Entrée ends the edit and Maj+Entrée starts a line; in a panel Ctrl+Entrée ends it. */
export function LongTextEditor(props: FieldEditorProps) {
  const done = useRef(false);
  const finish = (text: string, after: AfterEdit) => {
    if (done.current) return;
    done.current = true;
    props.onCommit(text.trim() === '' ? null : text.trimEnd(), after);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const newLine = event.key === 'Enter' && (props.place === 'panel' ? !event.ctrlKey : event.shiftKey);
    if (event.key === 'Escape') {
      event.stopPropagation();
      done.current = true;
      props.onCancel();
      return;
    }
    const leaves = event.key === 'Tab' && props.place === 'panel';
    const after = newLine || leaves ? null : event.ctrlKey && event.key === 'Enter' ? 'stay' : afterKey(event);
    if (!after) return;
    event.preventDefault();
    finish(event.currentTarget.value, after);
  };
  return (
    <textarea
      id={props.inputId}
      rows={props.place === 'cell' ? 6 : 4}
      defaultValue={props.typed ?? textOf(props.value)}
      aria-label={props.place === 'cell' ? props.field.name : undefined}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      autoFocus={props.autoFocus}
      className={props.place === 'cell' ? 'textarea field-cell-area' : 'textarea control-panel'}
      onFocus={(event) => event.currentTarget.setSelectionRange(event.currentTarget.value.length, -1)}
      onBlur={(event) => finish(event.currentTarget.value, 'stay')}
      onKeyDown={onKeyDown}
    />
  );
}
