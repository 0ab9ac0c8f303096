import { useEffect, useId, useRef, useState, type ReactNode, type Ref } from 'react';
import { classNames } from '@/lib/class-names';
import { placeBeside, type Placement } from '@/lib/place-beside';

/** Closes the popover that holds an element; the focus goes back to its button. */
export function closePopover(inside: Element): void {
  inside.closest<HTMLElement>('[popover]')?.hidePopover();
}

/** What the button that opens a popover must carry. */
export interface PopoverTrigger {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'dialog';
  'aria-expanded': boolean;
  'aria-controls': string;
  onClick: () => void;
}

interface PopoverButtonProps {
  label: string;
  placement?: Placement;
  className?: string;
  /** Opens at once, for what has just been added. */
  initiallyOpen?: boolean;
  trigger: (props: PopoverTrigger) => ReactNode;
  /** Drawn while it is open. */
  children: () => ReactNode;
}

/** A button and the small panel of controls it opens. */
export function PopoverButton(props: PopoverButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();
  const { initiallyOpen, placement = 'below-start' } = props;
  useEffect(() => {
    if (initiallyOpen) surface.current?.showPopover();
  }, [initiallyOpen]);
  const place = () => {
    if (!surface.current || !button.current) return;
    placeBeside(surface.current, button.current.getBoundingClientRect(), placement);
  };
  return (
    <>
      {props.trigger({
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': id,
        onClick: () => surface.current?.togglePopover(),
      })}
      <div
        ref={surface}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={props.label}
        className={classNames('menu-surface', props.className)}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
          if (event.newState === 'open') requestAnimationFrame(place);
        }}
      >
        {open && props.children()}
      </div>
    </>
  );
}
