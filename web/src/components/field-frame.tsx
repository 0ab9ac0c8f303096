import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import { iconStroke } from './icon';

/** What the control inside a frame must carry. */
export interface ControlProps {
  id: string;
  required: boolean | undefined;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

export interface FieldFrameProps {
  label: string;
  required?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  /** Shown at the right of the label. */
  aside?: ReactNode;
  className?: string | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** Label above, the control, then its hint or its error. */
export function FieldFrame({ label, required, hint, error, aside, className, children }: FieldFrameProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = error !== undefined || (hint !== undefined && hint !== null && hint !== false);
  const control = {
    id,
    required: required || undefined,
    'aria-invalid': error !== undefined || undefined,
    'aria-describedby': hasNote ? noteId : undefined,
  };
  return (
    <div className={classNames('min-w-0', className)}>
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
          {required && (
            <span className="ml-1 text-error" title={t('field.required')} aria-hidden="true">
              {t('field.star')}
            </span>
          )}
        </label>
        {aside}
      </div>
      {children(control)}
      {hasNote && (
        <div id={noteId} className={classNames('mt-1.5 text-xs', error === undefined ? 'text-muted' : 'text-error')}>
          {error === undefined ? (
            hint
          ) : (
            <span className="flex gap-1.5">
              <CircleAlert size={14} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
              {error}
            </span>
          )}
        </div>
      )}
    </div>
  );
}
