import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { TableRights } from '@/api/table-rights';
import type { RecordData, Table } from '@/api/types';
import { Grid } from '@/components/grid/grid';
import { FIRST_CELL, type GridSelection } from '@/components/grid/grid-selection';
import { ErrorState } from '@/components/error-state';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { usePreference } from '@/lib/preferences';
import { PasteDialog } from './block/paste-dialog';
import { useBlockEdits } from './block/use-block-edits';
import { BulkBar } from './bulk-bar';
import { CellEditor } from './cell-editor';
import { resizeColumn, type ColumnSettings } from './column-settings';
import type { ListQuery } from './record-api';
import { columnsOf, frozenColumns, narrowColumns } from './record-columns';
import { gridLabels } from './record-grid-labels';
import { RecordsEmpty } from './records-empty';
import { RecordsFooter } from './records-footer';
import type { RecordsPageProps } from './records-page';
import { readSort, toggleSort, writeSort } from './sort-order';
import { useCheckedRows } from './use-checked-rows';
import type { RecordActions } from './use-record-actions';
import type { RecordList } from './use-record-list';

interface RecordGridProps extends Pick<RecordsPageProps, 'onSearchChange'> {
  table: Table;
  query: ListQuery;
  list: RecordList;
  columns: ColumnSettings;
  onColumns: (apply: (settings: ColumnSettings) => ColumnSettings) => void;
  openId: number | null;
  /** A record stands beside the grid. */
  narrow: boolean;
  actions: RecordActions;
  rights: TableRights;
}

/** The open record follows the focused row once it rests there. */
const FOLLOW_MS = 120;

/** The grid of the records, its bulk actions and its footer. */
export function RecordGrid(props: RecordGridProps) {
  const { table, query, list, openId, narrow, actions, rights, onColumns, onSearchChange } = props;
  const [density] = usePreference('density');
  const [selection, setSelection] = useState<GridSelection>(FIRST_CELL);
  const [message, setMessage] = useState('');
  const showToast = useToast();
  const state = useSyncExternalStore(list.cache.subscribe, list.cache.snapshot);
  const checked = useCheckedRows(list, query, state.total ?? 0);
  const allColumns = useMemo(() => columnsOf(table, props.columns, rights.isReadonly), [table, props.columns, rights]);
  const columns = useMemo(
    () => (narrow ? narrowColumns(table, allColumns) : allColumns),
    [table, allColumns, narrow],
  );
  const labels = useMemo(() => gridLabels(table), [table]);
  const sorts = useMemo(
    () => new Map(readSort(query.sort).map((key, at) => [key.field, { descending: key.descending, rank: at + 1 }])),
    [query.sort],
  );

  const block = useBlockEdits({ table, list, columns, total: state.total ?? 0, rights });
  const tellCopied = (rows: number, wanted: number) => {
    setMessage(t('records.grid.copied', { n: rows }));
    if (rows < wanted) showToast({ message: t('records.grid.copiedSome', { n: rows, wanted }) });
  };

  const follow = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(follow.current), []);
  const select = (next: GridSelection) => {
    setSelection(next);
    const row = list.cache.row(next.focus.row);
    clearTimeout(follow.current);
    if (openId === null || !row || row.id === openId) return;
    follow.current = setTimeout(() => onSearchChange({ record: row.id }, { replace: true }), FOLLOW_MS);
  };
  const open = (record: RecordData) =>
    onSearchChange({ record: record.id === openId ? undefined : record.id }, { replace: openId !== null });

  if (state.error !== null && state.total === null) {
    return <ErrorState error={state.error} onRetry={() => list.cache.refresh()} className="p-5" />;
  }
  return (
    <div className="relative flex min-h-0 min-w-0 grow flex-col">
      <div className="min-h-0 grow">
        <Grid
          cache={list.cache}
          columns={columns}
          frozenCount={frozenColumns(table, columns)}
          growing={narrow ? columns.findLastIndex((column) => column.emphasis === 'strong') : null}
          density={density}
          sorts={sorts}
          checked={checked.rows}
          openId={openId}
          labels={labels}
          empty={<RecordsEmpty table={table} query={query} mayCreate={rights.create} onSearchChange={onSearchChange} />}
          selection={selection}
          onSelection={select}
          onSort={(key, add) =>
            onSearchChange({ sort: writeSort(toggleSort(readSort(query.sort), key, add)) || undefined })
          }
          onResize={(key, width) => onColumns((settings) => resizeColumn(settings, key, width))}
          onCheck={rights.delete ? checked.toggle : null}
          onCheckAll={checked.toggleAll}
          onOpen={open}
          onToggle={(row, key) => actions.toggle(row, key)}
          onClear={(range) => void block.clear(range)}
          onPaste={(cells, range) => void block.paste(cells, range)}
          onFillDown={(range) => void block.fillDown(range)}
          onToday={(range) => void block.today(range)}
          onClosed={(reason) => showToast({ message: reason })}
          onFind={() => document.querySelector<HTMLElement>('search input')?.focus()}
          onUndo={() => void actions.undo()}
          onRedo={() => void actions.redo()}
          onCopied={tellCopied}
          renderEditor={(edit) => <CellEditor table={table} edit={edit} onChange={actions.change} />}
        />
      </div>
      <PasteDialog plan={block.plan} onPaste={(plan) => void block.apply(plan)} onClose={block.dismiss} />
      {rights.delete && <BulkBar table={table} query={query} checked={checked} actions={actions} />}
      <RecordsFooter
        table={table}
        query={query}
        total={state.total}
        error={state.error}
        onRetry={() => list.cache.refresh()}
      />
      <div role="status" className="sr-only">
        {message}
      </div>
    </div>
  );
}
