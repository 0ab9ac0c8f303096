import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchClosedFields, formStateQuery, isRuled } from '@/api/queries/rules';
import type { RecordData, Table } from '@/api/types';

export interface ClosedFieldsReader {
  /** The records with what the rules close in each; unchanged in a table without rules, and when nobody can tell. */
  addTo: (records: readonly RecordData[], signal?: AbortSignal) => Promise<RecordData[]>;
}

const nothing = { hidden: [], readonly: [] };

/** What the rules of a table close in the rows of its list. */
export function useClosedFields(table: Table): ClosedFieldsReader {
  const queryClient = useQueryClient();
  const { slug } = table;
  const [reader] = useState<ClosedFieldsReader>(() => ({
    addTo: async (records, signal) => {
      const known = records.filter(({ id }) => id > 0);
      try {
        const form = await queryClient.fetchQuery({ ...formStateQuery(slug, {}), staleTime: 60_000 });
        if (!isRuled(form) || known.length === 0) return [...records];
        const closed = await fetchClosedFields(slug, known.map(({ id }) => id), signal);
        const byId = new Map(closed.map(({ id, hidden, readonly }) => [id, { hidden, readonly }]));
        return records.map((record) => ({ ...record, closed: byId.get(record.id) ?? nothing }));
      } catch (error) {
        if (signal?.aborted) throw error;
        return [...records]; // The server still refuses what a rule forbids.
      }
    },
  }));
  return reader;
}
