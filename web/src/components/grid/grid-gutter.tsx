import type { ReactNode } from 'react';

interface GridGutterProps {
  index: number;
  width: number;
  /** The checkbox, where rows can be checked. */
  children: ReactNode;
}

/** The number of a row, which turns into its checkbox under the pointer. Clicks are handled by the grid. */
export function GridGutter({ index, width, children }: GridGutterProps) {
  return (
    <div role="rowheader" aria-colindex={1} className="grid-gutter" data-gutter style={{ width }}>
      <span className="grid-number">{index + 1}</span>
      {children}
    </div>
  );
}
