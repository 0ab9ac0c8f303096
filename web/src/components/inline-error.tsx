import { CircleAlert } from 'lucide-react';
import { classNames } from '@/lib/class-names';
import { iconStroke } from './icon';

/** A refusal in place, above the buttons of a form. Empty until there is one, so that it is announced. */
export function InlineError({ text, className }: { text: string | undefined; className?: string }) {
  return (
    <div role="alert" className={classNames('empty:absolute', className)}>
      {text !== undefined && (
        <p className="flex gap-2 text-sm text-error">
          <CircleAlert size={16} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}
