import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/queries/keys';
import type { RecordData, Table } from '@/api/types';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { fetchHistory } from '../record-api';
import type { RecordWriter } from '../record-writer';
import { HistoryLine } from './history-line';

interface RecordHistoryProps {
  table: Table;
  record: RecordData;
  writer: RecordWriter;
  readonly: boolean;
}

const MAX_ENTRIES = 100;

/** What happened to a record, newest first. */
export function RecordHistory({ table, record, writer, readonly }: RecordHistoryProps) {
  const history = useQuery({
    queryKey: [...keys.recordHistory(table.slug, record.id), record.version],
    queryFn: ({ signal }) => fetchHistory(table.slug, record.id, MAX_ENTRIES, signal),
    select: (page) => page.items.toSorted((left, right) => right.version - left.version),
  });
  if (history.isError) return <ErrorState className="p-5" error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Skeleton className="px-5" rows={4} />;
  if (history.data.length === 0) return <EmptyState className="p-5" title={t('records.history.empty')} />;
  return (
    <ol className="px-5 py-2">
      {history.data.map((entry, at) => (
        <HistoryLine
          key={`${entry.version} ${entry.changed_at}`}
          table={table}
          entry={entry}
          onRevert={readonly || at === 0 ? null : () => void writer.revert(record.id, entry.version)}
        />
      ))}
    </ol>
  );
}
