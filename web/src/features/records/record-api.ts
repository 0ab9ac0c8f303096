import { del, get, patch, post } from '@/api/client';
import type { FieldValue, Page, RecordData, WrittenValue } from '@/api/types';

/** The calls of the records of one table. */
export interface RecordApi {
  update: (id: number, values: Record<string, WrittenValue>, version: number) => Promise<RecordData>;
  create: (values: Record<string, WrittenValue>) => Promise<RecordData>;
  remove: (id: number, version: number | undefined) => Promise<void>;
  restore: (id: number) => Promise<RecordData>;
  revert: (id: number, version: number) => Promise<RecordData>;
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
    remove: (id, version) => del(`${path}/${id}`, { version }),
    restore: (id) => post<RecordData>(`${path}/${id}/restore`),
    revert: (id, version) => post<RecordData>(`${path}/${id}/revert`, { version }),
  };
}

export function fetchRecords(
  table: string,
  query: ListQuery,
  range: { offset: number; limit: number; fields?: string },
  signal?: AbortSignal,
): Promise<Page<RecordData>> {
  const { trash, ...rest } = query;
  const parameters = { ...rest, ...range, total: true, trash: trash || undefined };
  return get<Page<RecordData>>(`/tables/${table}/records`, { signal, query: parameters });
}

export function fetchHistory(table: string, id: number, limit: number, signal: AbortSignal): Promise<Page<HistoryEntry>> {
  return get<Page<HistoryEntry>>(`/tables/${table}/records/${id}/history`, { signal, query: { limit } });
}
