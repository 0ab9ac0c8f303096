import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { keys, saveKey } from '@/api/queries/keys';
import { sessionQuery } from '@/api/queries/session';
import { tableQuery } from '@/api/queries/tables';
import { tableRights } from '@/api/table-rights';
import type { RecordData, Table } from '@/api/types';
import { BlockCache } from '@/components/grid/block-cache';
import { fieldTypes } from '@/fields/field-types';
import { fetchRecords, recordApi, type ListQuery } from './record-api';
import { tabStore } from '@/lib/tab-store';
import { useClosedFields, type ClosedFieldsReader } from './use-closed-fields';
import { RecordWriter, type WriterHost } from './record-writer';

export interface RecordList {
  cache: BlockCache<RecordData>;
  writer: RecordWriter;
}

/** The rows of a table under a query, and the writer of its records. */
export function useRecordList(table: Table, userId: number, query: ListQuery): RecordList {
  const current = useRef<BlockCache<RecordData> | null>(null);
  const closures = useClosedFields(table);
  const writer = useRecordWriter(table, userId, current, closures);
  const { filter, sort, search, trash } = query;
  const { slug } = table;
  const cache = useMemo(
    () =>
      new BlockCache<RecordData>(async (offset, limit, signal) => {
        const page = await fetchRecords(slug, { filter, sort, search, trash }, { offset, limit }, signal);
        const items = await closures.addTo(page.items, signal);
        return { items: items.map((record) => writer.withPending(record)), total: page.total ?? 0 };
      }),
    [slug, filter, sort, search, trash, writer, closures],
  );
  useLayoutEffect(() => {
    current.current = cache;
    return () => cache.dispose();
  }, [cache]);
  useRefreshOnInvalidation(slug, current);
  return { cache, writer };
}

function useRecordWriter(
  table: Table,
  userId: number,
  cache: RefObject<BlockCache<RecordData> | null>,
  closures: ClosedFieldsReader,
): RecordWriter {
  const queryClient = useQueryClient();
  const [writer] = useState(() => {
    const { slug } = table;
    // As the table is when something is written: fields may be new since the list was opened.
    const present = () => queryClient.getQueryData(tableQuery(slug).queryKey) ?? table;
    const typeOf = (name: string) => present().fields.find((field) => field.slug === name)?.type;
    const host: WriterHost = {
      api: recordApi(slug),
      write: (field, value) => {
        const type = typeOf(field);
        return type === undefined ? null : fieldTypes[type].write(value);
      },
      save: (id, run) => {
        const scope = { id: `record ${slug} ${id}` };
        return queryClient
          .getMutationCache()
          .build(queryClient, { mutationKey: saveKey, mutationFn: run, ...(id > 0 ? { scope } : {}) })
          .execute(undefined);
      },
      find: (id) => {
        const known = queryClient.getQueryData<RecordData>(keys.record(slug, id));
        const row = cache.current?.find((record) => record.id === id);
        return row && known ? (row.version >= known.version ? row : known) : (row ?? known);
      },
      show: (record) => {
        placeIn(cache.current, record);
        queryClient.setQueryData(keys.record(slug, record.id), record);
        // What was just written may close or open other cells of its row.
        void closures.addTo([record]).then(([known]) => known?.closed && placeIn(cache.current, known));
      },
      refresh: () => void queryClient.invalidateQueries({ queryKey: keys.recordCount(slug) }),
      mayUndo: (kind) => {
        const rights = tableRights(queryClient.getQueryData(sessionQuery.queryKey), slug);
        return kind === 'update' ? rights.update : rights.delete;
      },
      undoStore: tabStore(`cochin.undo.${userId}.${slug}`),
    };
    return new RecordWriter(host);
  });
  return writer;
}

/** Shows a record in its row, which keeps what it knows of closed cells until it knows better. */
function placeIn(cache: BlockCache<RecordData> | null, record: RecordData): void {
  cache?.update((row) => row.id === record.id, (row) => ({ closed: row.closed, ...record }));
}

/** Other parts of the application say that records changed by invalidating them in the query cache. */
function useRefreshOnInvalidation(slug: string, cache: RefObject<BlockCache<RecordData> | null>): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        const [kind, table, part] = event.query.queryKey;
        const invalidated = event.type === 'updated' && event.action.type === 'invalidate';
        if (invalidated && kind === 'records' && table === slug && part === 'count') cache.current?.refresh();
      }),
    [queryClient, slug, cache],
  );
}
