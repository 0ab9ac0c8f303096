import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '@/lib/class-names';
import { ColumnResizer } from './column-resizer';
import type { ColumnSort, GridColumn } from './grid-column';

interface GridHeaderCellProps<Row> {
  id: string;
  column: GridColumn<Row>;
  columnIndex: number;
  left: number;
  width: number;
  lastFrozen: boolean;
  sort: ColumnSort | undefined;
  /** How many columns are sorted; the rank is shown from two on. */
  sortedColumns: number;
  focused: boolean;
  resizeLabel: string;
  onSort: (key: string, add: boolean) => void;
  onResize: (key: string, width: number) => void;
  onFit: (key: string) => void;
}

/** The name of a column: a press sorts (with Maj, adds), its right edge resizes. */
export function GridHeaderCell<Row>(props: GridHeaderCellProps<Row>) {
  const { column, sort } = props;
  const Arrow = sort?.descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      id={props.id}
      aria-colindex={props.columnIndex + 2}
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={classNames(
        'grid-cell grid-header-cell',
        column.align === 'end' && 'grid-cell-end',
        props.lastFrozen && 'grid-cell-last-frozen',
        sort && 'grid-header-sorted',
        props.focused && 'grid-header-focus',
      )}
      style={{ left: props.left, width: props.width }}
    >
      <button
        type="button"
        tabIndex={-1}
        className="grid-header-button"
        disabled={!column.sortable}
        onClick={(event) => props.onSort(column.key, event.shiftKey)}
      >
        <span className="truncate">{column.name}</span>
        {sort && <Arrow size={14} strokeWidth={1.75} className="shrink-0 text-primary" aria-hidden />}
        {sort && props.sortedColumns > 1 && <span className="text-faint">{sort.rank}</span>}
      </button>
      <ColumnResizer
        label={props.resizeLabel}
        width={props.width}
        onResize={(width) => props.onResize(column.key, width)}
        onFit={() => props.onFit(column.key)}
      />
    </div>
  );
}
