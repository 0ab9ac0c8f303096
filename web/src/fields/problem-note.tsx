import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { iconStroke } from '@/components/icon';
import { classNames } from '@/lib/class-names';
import { placeBeside } from '@/lib/place-beside';

/** Why a typed text was not taken, and how to fix it. Floating under a cell, or on its own line in a panel. */
export function ProblemNote({ id, text, floating }: { id: string; text: string; floating: boolean }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const node = note.current;
    const cell = node?.parentElement;
    if (!floating || !node || !cell) return;
    node.showPopover();
    placeBeside(node, cell.getBoundingClientRect(), 'below-start');
  }, [floating]);
  return (
    <p
      ref={note}
      id={id}
      role="alert"
      popover={floating ? 'manual' : undefined}
      className={classNames('flex gap-1.5 text-xs text-error', floating ? 'menu-surface field-problem-floating' : 'mt-1')}
    >
      <CircleAlert size={14} strokeWidth={iconStroke} className="mt-px shrink-0" aria-hidden="true" />
      {text}
    </p>
  );
}
