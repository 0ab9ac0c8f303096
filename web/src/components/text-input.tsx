import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from '@/lib/class-names';
import { FieldFrame, type FieldFrameProps } from './field-frame';

export interface TextInputProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size'>,
    Omit<FieldFrameProps, 'children' | 'className'> {
  /** `panel` 32 px, `form` 36, `tall` 40. */
  size?: 'panel' | 'form' | 'tall';
  /** Inside the border, at the right. */
  suffix?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

const sizes = { panel: 'control-panel', form: '', tall: 'control-tall' };

/** One line of text with its label. */
export function TextInput(props: TextInputProps) {
  const { label, required, hint, error, aside, size = 'form', suffix, className, ...attributes } = props;
  return (
    <FieldFrame label={label} required={required} hint={hint} error={error} aside={aside} className={className}>
      {(control) =>
        suffix === undefined ? (
          <input type="text" {...attributes} {...control} className={classNames('input', sizes[size])} />
        ) : (
          <div className={classNames('input', sizes[size])}>
            <input type="text" {...attributes} {...control} />
            {suffix}
          </div>
        )
      }
    </FieldFrame>
  );
}
