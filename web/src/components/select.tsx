import type { Ref, SelectHTMLAttributes } from 'react';
import { classNames } from '@/lib/class-names';
import { FieldFrame, type FieldFrameProps } from './field-frame';

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectProps
  extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'size'>,
    Omit<FieldFrameProps, 'children' | 'className'> {
  options: SelectOption[];
  /** The first line, for no value. */
  placeholder?: string;
  size?: 'panel' | 'form';
  ref?: Ref<HTMLSelectElement>;
}

/** The browser's own list, for short lists of fixed options. */
export function Select(props: SelectProps) {
  const { label, required, hint, error, aside, options, placeholder, size = 'form', className, ...attributes } = props;
  return (
    <FieldFrame label={label} required={required} hint={hint} error={error} aside={aside} className={className}>
      {(control) => (
        <select {...attributes} {...control} className={classNames('select', size === 'panel' && 'control-panel')}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
