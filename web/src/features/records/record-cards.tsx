import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { TableRights } from '@/api/table-rights';
import type { Table } from '@/api/types';
import { ErrorState } from '@/components/error-state';
import { SkeletonBar } from '@/components/skeleton';
import { RecordCard } from './record-card';
import { RecordsEmpty } from './records-empty';
import type { ListQuery } from './record-api';
import type { RecordsPageProps } from './records-page';
import type { RecordList } from './use-record-list';

interface RecordCardsProps extends Pick<RecordsPageProps, 'onSearchChange'> {
  table: Table;
  query: ListQuery;
  list: RecordList;
  rights: TableRights;
}

const STEP = 40;

/** The records on a phone: one card under the other, more of them as one goes down. */
export function RecordCards({ table, query, list, rights, onSearchChange }: RecordCardsProps) {
  const [wanted, setWanted] = useState(STEP);
  const { cache } = list;
  const { total, error } = useSyncExternalStore(cache.subscribe, cache.snapshot);
  const count = Math.min(wanted, total ?? STEP);

  useEffect(() => cache.show(0, wanted), [cache, wanted]);
  if (error !== null && total === null) {
    return <ErrorState error={error} onRetry={() => cache.refresh()} className="p-4" />;
  }
  if (total === 0) return <RecordsEmpty table={table} query={query} mayCreate={rights.create} onSearchChange={onSearchChange} />;
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <ul>
        {Array.from({ length: count }, (_, index) => {
          const record = cache.row(index);
          return (
            <li key={record?.id ?? -index - 1} className="border-b border-line">
              {record ? (
                <RecordCard table={table} record={record} onOpen={() => onSearchChange({ record: record.id })} />
              ) : (
                <div className="late grid h-28 content-center gap-3 px-4">
                  <SkeletonBar className="w-3/5" />
                  <SkeletonBar className="w-2/5" />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {total !== null && wanted < total && <ListEnd onReached={() => setWanted((present) => present + STEP)} />}
    </div>
  );
}

/** Tells when the end of the list comes into sight. */
function ListEnd({ onReached }: { onReached: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const reach = useEffectEvent(onReached);
  useEffect(() => {
    if (!end.current) return undefined;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) reach();
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  return <div ref={end} className="h-10" />;
}
