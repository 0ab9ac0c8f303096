import { classNames } from '@/lib/class-names';
import type { GridColumn } from './grid-column';

interface GridCellProps<Row> {
  id: string;
  column: GridColumn<Row>;
  columnIndex: number;
  row: Row | undefined;
  left: number;
  width: number;
  lastFrozen: boolean;
}

/** One cell, or the bar that holds its place while its block is fetched. */
export function GridCell<Row>({ id, column, columnIndex, row, left, width, lastFrozen }: GridCellProps<Row>) {
  const closed = (row && column.closed?.(row)) ?? null;
  return (
    <div
      role="gridcell"
      id={id}
      aria-colindex={columnIndex + 2}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.2 gives it to gridcell; the rule's table does not.
      aria-readonly={column.editing === 'none' || closed !== null || undefined}
      title={closed?.reason}
      className={classNames(
        'grid-cell',
        column.align === 'end' && 'grid-cell-end',
        column.emphasis === 'strong' && 'font-medium',
        column.emphasis === 'quiet' && 'text-muted',
        lastFrozen && 'grid-cell-last-frozen',
        closed?.isIdle && 'grid-cell-idle',
      )}
      style={{ left, width }}
    >
      {row === undefined ? <span className="grid-bar late" /> : column.render(row)}
      {closed !== null && <span className="sr-only">{closed.reason}</span>}
    </div>
  );
}
