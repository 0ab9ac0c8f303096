import { CircleAlert } from 'lucide-react';
import { iconStroke } from '@/components/icon';
import { classNames } from '@/lib/class-names';

/** Why a typed text was not taken, and how to fix it. Floating under a cell, or on its own line in a panel. */
export function ProblemNote({ id, text, floating }: { id: string; text: string; floating: boolean }) {
  return (
    <p
      id={id}
      role="alert"
      className={classNames('flex gap-1.5 text-xs text-error', floating ? 'field-problem-floating' : 'mt-1')}
    >
      <CircleAlert size={14} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
      {text}
    </p>
  );
}
