import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classNames } from '@/lib/class-names';

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'size'> {
  label: string;
  hint?: ReactNode;
  /** `switch` for what takes effect at once. */
  kind?: 'box' | 'switch';
  ref?: Ref<HTMLInputElement>;
}

/** A box, or a switch, with its label at the right. */
export function Checkbox({ label, hint, kind = 'box', className, ...attributes }: CheckboxProps) {
  const id = useId();
  return (
    <div className={classNames('flex items-start gap-2', className)}>
      <input
        {...attributes}
        id={id}
        type="checkbox"
        role={kind === 'switch' ? 'switch' : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className={kind === 'switch' ? 'toggle mt-px' : 'checkbox mt-px'}
      />
      <div className="min-w-0 text-sm">
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <div id={`${id}-hint`} className="mt-0.5 text-xs text-muted">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
