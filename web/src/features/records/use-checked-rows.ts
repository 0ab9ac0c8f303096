import { useState } from 'react';
import type { RecordData } from '@/api/types';
import {
  ALL_ROWS_CHECKED,
  countChecked,
  NO_CHECKED_ROWS,
  toggleRow,
  type CheckedRows,
} from '@/components/grid/checked-rows';
import type { ListQuery } from './record-api';
import type { RecordList } from './use-record-list';

export interface CheckedRecords {
  rows: CheckedRows;
  count: number;
  toggle: (record: RecordData, index: number, extend: boolean) => void;
  toggleAll: () => void;
  set: (rows: CheckedRows) => void;
}

/** The checked records of a list. Another filter or search begins anew: nothing out of sight stays checked. */
export function useCheckedRows(list: RecordList, query: ListQuery, total: number): CheckedRecords {
  const scope = JSON.stringify([query.filter, query.search, query.trash]);
  const [state, setState] = useState({ scope, rows: NO_CHECKED_ROWS });
  const rows = state.scope === scope ? state.rows : NO_CHECKED_ROWS;
  const set = (next: CheckedRows) => setState({ scope, rows: next });
  const count = countChecked(rows, total);
  return {
    rows,
    count,
    set,
    toggleAll: () => set(count > 0 ? NO_CHECKED_ROWS : ALL_ROWS_CHECKED),
    toggle: (record, index, extend) => {
      const from = extend && rows.lastIndex !== null ? rows.lastIndex : index;
      const reached = list.cache.loadedBetween(Math.min(from, index), Math.max(from, index)).map(({ id }) => id);
      set(toggleRow(rows, record.id, index, reached));
    },
  };
}
