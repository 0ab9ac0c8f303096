import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { placeBeside, type Placement } from '@/lib/place-beside';
import { MenuList } from './menu-list';
import type { MenuEntry } from './menu-entry';

/** What the button that opens a menu must carry. */
export interface MenuTrigger {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  'aria-controls': string;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export interface MenuProps {
  /** Its name for a screen reader. */
  label: string;
  entries: MenuEntry[];
  placement?: Placement;
  trigger: (props: MenuTrigger) => ReactNode;
}

/** A menu of actions over a native popover: arrows, Home, End, first letters, Escape. */
export function Menu({ label, entries, placement = 'below-start', trigger }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();

  // Placed once its lines stand, since the place depends on its size.
  useLayoutEffect(() => {
    const node = surface.current;
    if (!open || node === null || button.current === null) return;
    node.showPopover();
    placeBeside(node, button.current.getBoundingClientRect(), placement);
  }, [open, placement]);
  const close = (refocus: boolean) => {
    surface.current?.hidePopover();
    setOpen(false);
    if (refocus) button.current?.focus();
  };
  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': id,
        onClick: () => (open ? close(true) : setOpen(true)),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      <div
        ref={surface}
        id={id}
        popover="auto"
        className="menu-surface"
        onToggle={(event) => event.newState === 'closed' && setOpen(false)}
      >
        {open && <MenuList label={label} entries={entries} onClose={close} />}
      </div>
    </>
  );
}
