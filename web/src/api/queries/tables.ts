import { queryOptions } from '@tanstack/react-query';
import { get } from '@/api/client';
import type { Page, RecordData, Table } from '@/api/types';
import { keys } from './keys';

const minute = 60_000;

/** All tables the caller may see, with their fields. */
export const tablesQuery = queryOptions({
  queryKey: keys.tables,
  queryFn: async ({ signal }) => (await get<Page<Table>>('/tables', { signal })).items,
  staleTime: minute,
});

/** One table with its fields. */
export function tableQuery(slug: string) {
  return queryOptions({
    queryKey: keys.table(slug),
    queryFn: ({ signal }) => get<Table>(`/tables/${slug}`, { signal }),
    staleTime: minute,
  });
}

/** How many records a table has. */
export function recordCountQuery(slug: string) {
  return queryOptions({
    queryKey: keys.recordCount(slug),
    queryFn: async ({ signal }) => {
      const query = { limit: 1, total: true };
      return (await get<Page<RecordData>>(`/tables/${slug}/records`, { signal, query })).total ?? 0;
    },
    staleTime: minute,
  });
}
