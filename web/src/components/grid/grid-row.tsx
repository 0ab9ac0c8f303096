import { Maximize2 } from 'lucide-react';
import { memo } from 'react';
import { classNames } from '@/lib/class-names';
import { GUTTER_WIDTH, type ColumnLayout } from './column-layout';
import type { GridColumn } from './grid-column';
import type { GridLabels } from './grid-labels';
import { GridCell } from './grid-cell';
import { GridGutter } from './grid-gutter';

export interface GridRowProps<Row> {
  gridId: string;
  /** Undefined until its block has come. */
  row: Row | undefined;
  index: number;
  /** Offset inside the layer of rows. */
  top: number;
  height: number;
  columns: readonly GridColumn<Row>[];
  layout: ColumnLayout;
  firstColumn: number;
  endColumn: number;
  checkable: boolean;
  checked: boolean;
  open: boolean;
  labels: GridLabels;
}

function GridRowBase<Row>(props: GridRowProps<Row>) {
  const { row, index, layout, columns } = props;
  const cell = (at: number) => {
    const column = columns[at];
    return column ? (
      <GridCell
        key={column.key}
        id={`${props.gridId}-${index}-${at}`}
        column={column}
        columnIndex={at}
        row={row}
        left={layout.lefts[at] ?? 0}
        width={layout.widths[at] ?? 0}
        lastFrozen={at === layout.frozenCount - 1}
      />
    ) : null;
  };
  const frozen = Array.from({ length: layout.frozenCount }, (_, at) => cell(at));
  const scrolled = Array.from({ length: Math.max(0, props.endColumn - props.firstColumn) }, (_, at) =>
    cell(props.firstColumn + at),
  );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.checked}
      aria-busy={row === undefined || undefined}
      className={classNames('grid-row', props.checked && 'grid-row-checked', props.open && 'grid-row-open')}
      style={{ height: props.height, width: layout.totalWidth, transform: `translate3d(0, ${props.top}px, 0)` }}
    >
      <div role="presentation" className="grid-frozen" style={{ width: layout.frozenWidth }}>
        <GridGutter index={index} width={GUTTER_WIDTH}>
          {props.checkable && (
            <input type="checkbox" tabIndex={-1} className="checkbox grid-check" checked={props.checked} readOnly aria-label={props.labels.selectRow(index)} />
          )}
        </GridGutter>
        {frozen}
        {row !== undefined && (
          <button type="button" tabIndex={-1} className="grid-open" data-open-row aria-label={props.labels.openRow}>
            <Maximize2 size={14} strokeWidth={1.75} aria-hidden />
          </button>
        )}
      </div>
      {scrolled}
    </div>
  );
}

/** One recycled line of the grid. Memoised: scrolling and moving the selection leave the other rows alone. */
export const GridRow = memo(GridRowBase) as typeof GridRowBase;
