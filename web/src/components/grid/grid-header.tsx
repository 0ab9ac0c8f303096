import { useEffect, useRef } from 'react';
import { GUTTER_WIDTH, type ColumnLayout } from './column-layout';
import type { ColumnSort, GridColumn } from './grid-column';
import type { GridLabels } from './grid-labels';
import { GridHeaderCell } from './grid-header-cell';

interface GridHeaderProps<Row> {
  gridId: string;
  columns: readonly GridColumn<Row>[];
  layout: ColumnLayout;
  firstColumn: number;
  endColumn: number;
  sorts: ReadonlyMap<string, ColumnSort>;
  /** The column whose name has the focus, or null. */
  focusedColumn: number | null;
  checkable: boolean;
  allChecked: boolean;
  someChecked: boolean;
  labels: GridLabels;
  onToggleAll: () => void;
  onSort: (key: string, add: boolean) => void;
  onResize: (key: string, width: number) => void;
  onFit: (key: string) => void;
}

/** The line of column names. It stays on top as a sibling of the rows, which start below it. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const box = useRef<HTMLInputElement>(null);
  const { columns, layout, labels, someChecked, allChecked } = props;
  useEffect(() => {
    if (box.current) box.current.indeterminate = someChecked && !allChecked;
  }, [someChecked, allChecked]);
  const cell = (at: number) => {
    const column = columns[at];
    return column ? (
      <GridHeaderCell
        key={column.key}
        id={`${props.gridId}-h-${at}`}
        column={column}
        columnIndex={at}
        left={layout.lefts[at] ?? 0}
        width={layout.widths[at] ?? 0}
        lastFrozen={at === layout.frozenCount - 1}
        sort={props.sorts.get(column.key)}
        sortedColumns={props.sorts.size}
        focused={at === props.focusedColumn}
        resizeLabel={labels.resizeColumn(column.name)}
        onSort={props.onSort}
        onResize={props.onResize}
        onFit={props.onFit}
      />
    ) : null;
  };
  return (
    <div role="row" aria-rowindex={1} className="grid-header" style={{ width: layout.totalWidth }}>
      <div role="presentation" className="grid-frozen grid-frozen-header" style={{ width: layout.frozenWidth }}>
        <div role="columnheader" aria-colindex={1} className="grid-gutter" style={{ width: GUTTER_WIDTH }}>
          {props.checkable ? (
            <input
              ref={box}
              type="checkbox"
              tabIndex={-1}
              className="checkbox"
              checked={allChecked}
              onChange={props.onToggleAll}
              aria-label={labels.selectAll}
            />
          ) : (
            <span className="sr-only">{labels.rowNumber}</span>
          )}
        </div>
        {Array.from({ length: layout.frozenCount }, (_, at) => cell(at))}
      </div>
      {Array.from({ length: Math.max(0, props.endColumn - props.firstColumn) }, (_, at) =>
        cell(props.firstColumn + at),
      )}
    </div>
  );
}
