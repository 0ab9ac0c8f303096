import { useState } from 'react';
import type { Table } from '@/api/types';
import { checkRows, NO_CHECKED_ROWS } from '@/components/grid/checked-rows';
import { errorText } from '@/components/error-text';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { fetchRecordIds, type ListQuery } from './record-api';
import type { CheckedRecords } from './use-checked-rows';
import type { RecordActions } from './use-record-actions';

export interface BulkRun {
  settled: number;
  total: number;
  stop: () => void;
}

/** Moves the checked records to the trash, or brings them back; how far that is, while it lasts. */
export function useBulkRun(table: Table, query: ListQuery, checked: CheckedRecords, actions: RecordActions) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const showToast = useToast();

  const checkedIds = async (signal: AbortSignal): Promise<number[]> => {
    const { all, ids } = checked.rows;
    return all ? (await fetchRecordIds(table, query, signal)).filter((id) => !ids.has(id)) : [...ids];
  };
  const start = async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const stop = () => controller.abort();
    setRun({ settled: 0, total: checked.count, stop });
    try {
      const ids = await checkedIds(signal);
      const onProgress = (settled: number) => setRun({ settled, total: ids.length, stop });
      const act = query.trash ? actions.restore : actions.remove;
      const { refused } = await act(ids, { signal, onProgress });
      checked.set(refused.size > 0 ? checkRows(refused.keys()) : NO_CHECKED_ROWS);
    } catch (error) {
      if (!signal.aborted) showToast({ message: t('records.toast.failed', { reason: errorText(error) }) });
    }
    setRun(null);
  };
  return { run, start };
}
