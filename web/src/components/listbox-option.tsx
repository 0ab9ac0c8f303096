import type { ReactNode } from 'react';

interface ListboxOptionProps {
  id: string;
  active: boolean;
  busy?: boolean;
  onPick: () => void;
  children: ReactNode;
}

/** A line of a list under an input, which keeps the focus: pressed, not focused. */
export function ListboxOption({ id, active, busy, onPick, children }: ListboxOptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-busy={busy}
      className="menu-item"
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onPick();
      }}
    >
      {children}
    </div>
  );
}
