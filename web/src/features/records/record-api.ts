import { get, patch, post } from '@/api/client';
import type { FieldValue, Page, RecordData, Table, WrittenValue } from '@/api/types';
import type { OperationResult, SendBatch } from './batch-run';
import type { ChangesOfVersion } from './kept-undo';

/** The calls of the records of one table. */
export interface RecordApi {
  update: (id: number, values: Record<string, WrittenValue>, version: number) => Promise<RecordData>;
  create: (values: Record<string, WrittenValue>) => Promise<RecordData>;
  revert: (id: number, version: number) => Promise<RecordData>;
  /** Several changes in one transaction. */
  batch: SendBatch;
  /** The values that a version changed, before and after; null when its history is gone. */
  changesOf: ChangesOfVersion;
}

export interface ListQuery {
  filter: string;
  sort: string;
  search: string;
  trash: boolean;
}

/** One change of a record: who, when, and the values before and after; newest first. */
export interface HistoryEntry {
  version: number;
  action: 'create' | 'update' | 'delete' | 'restore' | 'revert' | 'import';
  changed_at: string;
  changed_by: number | null;
  /** Who that is; empty for the system. */
  changed_by_label: string;
  changes: { field: string; before: FieldValue; after: FieldValue }[];
}

export function recordApi(table: string): RecordApi {
  const path = `/tables/${table}/records`;
  return {
    update: (id, values, version) => patch<RecordData>(`${path}/${id}`, { values }, { version }),
    create: (values) => post<RecordData>(path, { values }),
    revert: (id, version) => post<RecordData>(`${path}/${id}/revert`, { version }),
    changesOf: async (id, version) => {
      const { items } = await get<Page<HistoryEntry>>(`${path}/${id}/history`, { query: { limit: 1, cursor: version + 1 } });
      const [entry] = items;
      if (entry?.version !== version) return null;
      const side = (of: 'before' | 'after') => Object.fromEntries(entry.changes.map((change) => [change.field, change[of]]));
      return { before: side('before'), after: side('after') };
    },
    batch: async (operations) => {
      const body = { operations: operations.map((operation) => ({ ...operation, table })) };
      return (await post<{ results: OperationResult[] }>('/batch', body)).results;
    },
  };
}

export function fetchRecords(
  table: string,
  query: ListQuery,
  range: { offset: number; limit: number },
  signal?: AbortSignal,
): Promise<Page<RecordData>> {
  const { trash, ...rest } = query;
  const parameters = { ...rest, ...range, total: true, trash: trash || undefined };
  return get<Page<RecordData>>(`/tables/${table}/records`, { signal, query: parameters });
}

/** Records of one page of ids: as many as the server answers at once. */
const ID_PAGE = 500;

/** The ids of every record that a query finds, in its order. */
export async function fetchRecordIds(table: Table, query: ListQuery, signal: AbortSignal): Promise<number[]> {
  const { trash, ...rest } = query;
  const parameters = { ...rest, trash: trash || undefined, fields: table.fields[0]?.slug, limit: ID_PAGE };
  const ids: number[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked: Record<string, string | number | boolean | undefined> = { ...parameters, cursor };
    const page: Page<RecordData> = await get(`/tables/${table.slug}/records`, { signal, query: asked });
    ids.push(...page.items.map((record) => record.id));
    cursor = page.next;
  }
  return ids;
}

export function fetchHistory(table: string, id: number, limit: number, signal: AbortSignal): Promise<Page<HistoryEntry>> {
  return get<Page<HistoryEntry>>(`/tables/${table}/records/${id}/history`, { signal, query: { limit } });
}
