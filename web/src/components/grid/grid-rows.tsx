import { isChecked } from './checked-rows';
import type { ColumnLayout } from './column-layout';
import type { GridProps } from './grid-props';
import { GridRow } from './grid-row';
import type { GridViewport } from './use-grid-viewport';

interface GridRowsProps<Row extends { id: number }> {
  gridId: string;
  grid: GridProps<Row>;
  viewport: GridViewport;
  rowCount: number;
  rowHeight: number;
  layout: ColumnLayout;
}

/** The rows in sight. A row's key is its slot, so that React updates elements instead of making new ones. */
export function GridRows<Row extends { id: number }>(props: GridRowsProps<Row>) {
  const { grid, viewport, layout, rowHeight } = props;
  const { first, slots, base } = viewport.rows;
  const end = Math.min(props.rowCount, first + slots);
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => {
    const index = first + at;
    const row = grid.cache.row(index);
    return (
      <GridRow
        key={index % slots}
        gridId={props.gridId}
        row={row}
        index={index}
        top={(index - base) * rowHeight}
        height={rowHeight}
        columns={grid.columns}
        layout={layout}
        firstColumn={viewport.columns.first}
        endColumn={viewport.columns.end}
        checkable={grid.onCheck !== null}
        checked={row !== undefined && isChecked(grid.checked, row.id)}
        open={row !== undefined && row.id === grid.openId}
        labels={grid.labels}
      />
    );
  });
}
