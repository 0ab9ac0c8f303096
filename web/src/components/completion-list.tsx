import { useEffect, useRef, type RefObject } from 'react';
import type { Completion } from '@/lib/expression-completion';
import { placeBeside } from '@/lib/place-beside';
import { ListboxOption } from './listbox-option';

interface CompletionListProps {
  id: string;
  label: string;
  anchor: RefObject<HTMLElement | null>;
  items: readonly Completion[];
  active: number;
  onPick: (item: Completion) => void;
}

/** What may be written next, under the text. The focus stays in the text. */
export function CompletionList({ id, label, anchor, items, active, onPick }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const surface = list.current;
    if (!surface || !anchor.current) return;
    if (!surface.matches(':popover-open')) surface.showPopover();
    placeBeside(surface, anchor.current.getBoundingClientRect(), 'below-start');
  });
  return (
    <div ref={list} popover="manual" id={id} role="listbox" aria-label={label} className="menu-surface">
      {items.map((item, at) => (
        <ListboxOption key={item.text} id={`${id}-${at}`} active={at === active} onPick={() => onPick(item)}>
          <code className="text-sm">{item.text}</code>
          {item.hint !== '' && <span className="ml-auto pl-4 text-xs text-muted">{item.hint}</span>}
        </ListboxOption>
      ))}
    </div>
  );
}
