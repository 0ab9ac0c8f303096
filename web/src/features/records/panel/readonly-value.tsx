import type { ReactNode } from 'react';

interface ReadonlyValueProps {
  labelledBy: string;
  children: ReactNode;
}

/** A value that cannot be changed here: it takes the focus, so that it can be read and copied. */
export function ReadonlyValue({ labelledBy, children }: ReadonlyValueProps) {
  return (
    <div role="textbox" aria-readonly tabIndex={0} aria-labelledby={labelledBy} className="record-value record-value-readonly">
      {children}
    </div>
  );
}
