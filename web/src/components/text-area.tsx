import type { Ref, TextareaHTMLAttributes } from 'react';
import { FieldFrame, type FieldFrameProps } from './field-frame';

export interface TextAreaProps
  extends TextareaHTMLAttributes<HTMLTextAreaElement>,
    Omit<FieldFrameProps, 'children' | 'className'> {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text with their label. */
export function TextArea({ label, required, hint, error, aside, className, rows = 3, ...attributes }: TextAreaProps) {
  return (
    <FieldFrame label={label} required={required} hint={hint} error={error} aside={aside} className={className}>
      {(control) => <textarea {...attributes} {...control} rows={rows} className="textarea" />}
    </FieldFrame>
  );
}
