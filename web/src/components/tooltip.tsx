import { cloneElement, useId, useRef, type FocusEvent, type PointerEvent, type ReactElement } from 'react';
import { placeBeside } from '@/lib/place-beside';

const delay = 400;

interface TriggerProps {
  'aria-describedby'?: string | undefined;
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave?: (event: PointerEvent<HTMLElement>) => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
  onBlur?: (event: FocusEvent<HTMLElement>) => void;
}

export interface TooltipProps {
  text: string;
  shortcut?: string | undefined;
  /** False when the text only repeats the name of the element. */
  names?: boolean;
  children: ReactElement<TriggerProps>;
}

/** A short note beside an element, on hover and on keyboard focus. */
export function Tooltip({ text, shortcut, names = true, children }: TooltipProps) {
  const surface = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  const own = children.props;

  const show = (target: HTMLElement) => {
    const node = surface.current;
    if (node === null || !target.isConnected) return;
    node.showPopover();
    placeBeside(node, target.getBoundingClientRect(), 'above');
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (surface.current?.isConnected) surface.current.hidePopover();
  };
  const trigger: TriggerProps = {
    'aria-describedby': names ? id : own['aria-describedby'],
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      const target = event.currentTarget;
      timer.current = setTimeout(() => show(target), delay);
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event);
      hide();
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget);
    },
    onBlur: (event) => {
      own.onBlur?.(event);
      hide();
    },
  };
  return (
    <>
      {/* The handlers read the refs when events come, not while rendering. */}
      {/* oxlint-disable-next-line react/refs */}
      {cloneElement(children, trigger)}
      <div ref={surface} id={id} popover="manual" role="tooltip" className="tooltip-surface">
        {text}
        {shortcut !== undefined && <span className="ml-2 opacity-80">{shortcut}</span>}
      </div>
    </>
  );
}
