import { useCallback, useId, useMemo, useRef, useSyncExternalStore } from 'react';
import { classNames } from '@/lib/class-names';
import { countChecked } from './checked-rows';
import { contentHeight, HEADER_HEIGHT, ROW_HEIGHTS } from './grid-geometry';
import { GridHeader } from './grid-header';
import { GridOverlay } from './grid-overlay';
import type { GridProps } from './grid-props';
import { GridRows } from './grid-rows';
import { HEADER_ROW, reduceSelection } from './grid-selection';
import { growColumn, layoutColumns } from './column-layout';
import { useFitColumn } from './use-fit-column';
import { useGridCommands } from './use-grid-commands';
import { useGridPointer } from './use-grid-pointer';
import { useGridViewport } from './use-grid-viewport';
import { useViewWidth } from './use-view-width';
import './grid.css';

/**
 * A table of any length: a fixed pool of rows that are recycled while scrolling, filled from blocks. One stop for Tab;
 * inside, the keys of spreadsheets. The focused cell is told by `aria-activedescendant`.
 */
export function Grid<Row extends { id: number }>(props: GridProps<Row>) {
  const { cache, columns, labels, checked } = props;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scrolledOverlay = useRef<HTMLDivElement>(null);
  const state = useSyncExternalStore(cache.subscribe, cache.snapshot);
  const rowCount = state.total ?? PLACEHOLDER_ROWS;
  const extent = { rowCount, columnCount: columns.length, pageRows: 1 };
  const selection = reduceSelection(props.selection, { type: 'fit' }, extent);
  const rowHeight = ROW_HEIGHTS[props.density];
  const viewWidth = useViewWidth(scroller);
  const widths = growColumn(columns.map((column) => column.width), props.growing, viewWidth).join();
  const layout = useMemo(
    () => layoutColumns(widths === '' ? [] : widths.split(',').map(Number), props.frozenCount),
    [widths, props.frozenCount],
  );

  const showRows = useCallback((first: number, count: number) => cache.show(first, count), [cache]);
  const clipOverlay = useCallback(
    (scrollLeft: number) => {
      const overlay = scrolledOverlay.current;
      if (overlay) overlay.style.clipPath = `inset(-100vh -100vw -100vh ${scrollLeft + layout.frozenWidth}px)`;
    },
    [layout],
  );
  const viewport = useGridViewport({ scroller, rowCount, rowHeight, layout, onRows: showRows, onScroll: clipOverlay });
  const commands = useGridCommands({ ...props, selection }, { scroller, rowCount, rowHeight, layout, viewHeight: viewport.viewHeight });
  const pointer = useGridPointer(props, commands);
  const fit = useFitColumn(props, scroller);
  const { focus } = selection;
  const checkedCount = countChecked(checked, state.total ?? 0);
  const focusId = focus.row === HEADER_ROW ? `${gridId}-h-${focus.column}` : `${gridId}-${focus.row}-${focus.column}`;
  const height = contentHeight({ rowCount, rowHeight, viewHeight: viewport.viewHeight });

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={labels.grid}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={state.loading}
      aria-activedescendant={rowCount > 0 || focus.row === HEADER_ROW ? focusId : undefined}
      className={classNames('grid-scroller', focus.row === HEADER_ROW && 'grid-scroller-on-header')}
      onKeyDown={commands.onKeyDown}
      onCopy={commands.onCopy}
      onCut={commands.onCut}
      onPaste={commands.onPaste}
      {...pointer}
    >
      <div role="presentation" style={{ height: HEADER_HEIGHT + height, width: layout.totalWidth, minWidth: '100%' }}>
        <GridHeader
          gridId={gridId}
          columns={columns}
          layout={layout}
          firstColumn={viewport.columns.first}
          endColumn={viewport.columns.end}
          sorts={props.sorts}
          focusedColumn={focus.row === HEADER_ROW ? focus.column : null}
          allChecked={checkedCount > 0 && checkedCount === state.total}
          someChecked={checkedCount > 0}
          labels={labels}
          checkable={props.onCheck !== null}
          onToggleAll={props.onCheckAll}
          onSort={props.onSort}
          onResize={props.onResize}
          onFit={fit}
        />
        <div
          role="presentation"
          className="grid-layer"
          style={{ transform: viewport.rows.layerTop === 0 ? undefined : `translateY(${viewport.rows.layerTop}px)` }}
        >
          <GridRows
            gridId={gridId}
            grid={props}
            viewport={viewport}
            rowCount={rowCount}
            layout={layout}
            rowHeight={rowHeight}
          />
          {rowCount > 0 && (
            <GridOverlay
              scrolledPart={scrolledOverlay}
              selection={selection}
              layout={layout}
              rows={viewport.rows}
              rowHeight={rowHeight}
              editor={commands.editor}
            />
          )}
        </div>
      </div>
      {rowCount === 0 && (
        <div role="row">
          <div role="gridcell" aria-colspan={columns.length + 1}>
            {props.empty}
          </div>
        </div>
      )}
    </div>
  );
}

/** Lines drawn before the first answer tells how many there are. */
const PLACEHOLDER_ROWS = 40;
