import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { hasCode } from '@/api/api-error';
import { get } from '@/api/client';
import { keys } from '@/api/queries/keys';
import type { TableRights } from '@/api/table-rights';
import type { RecordData, Table } from '@/api/types';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { Tabs, tabId } from '@/components/tabs';
import { recordLabel } from '@/fields/record-label';
import { t } from '@/i18n/translate';
import { useIsPhone } from '@/lib/use-media';
import type { ColumnSettings } from '../column-settings';
import { statusField } from '../record-columns';
import type { RecordActions } from '../use-record-actions';
import type { RecordList } from '../use-record-list';
import { PanelFrame } from './panel-frame';
import { PanelHeader } from './panel-header';
import { PhoneActions } from './phone-actions';
import { RecordFields } from './record-fields';
import { RecordHistory } from './record-history';
import { RecordTitle } from './record-title';

interface RecordPanelProps {
  table: Table;
  id: number;
  list: RecordList;
  columns: ColumnSettings;
  actions: RecordActions;
  rights: TableRights;
  trash: boolean;
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** A record beside its list. */
export function RecordPanel({ table, id, list, columns, actions, rights, trash, onOpen, onClose }: RecordPanelProps) {
  const [tab, setTab] = useState<'summary' | 'activity'>('summary');
  const { cache, writer } = list;
  const { total } = useSyncExternalStore(cache.subscribe, cache.snapshot);
  const index = cache.indexOf((row) => row.id === id);
  const record = useQuery({
    queryKey: keys.record(table.slug, id),
    queryFn: async ({ signal }) => {
      const fresh = await get<RecordData>(`/tables/${table.slug}/records/${id}`, { signal });
      return writer.withPending(fresh);
    },
    // What lies in the trash is known from its list only.
    enabled: !trash,
    initialData: () => cache.row(index),
    initialDataUpdatedAt: 0,
  });
  const step = (by: 1 | -1) => {
    const next = index < 0 ? undefined : cache.row(index + by);
    if (next) onOpen(next.id);
  };
  const remove = () => {
    onClose();
    void actions.remove([id]);
  };
  const { data } = record;
  const phone = useIsPhone();
  const status = statusField(table);
  return (
    <PanelFrame label={data ? recordLabel(table, data) : t('records.panel.label')} onClose={onClose} onStep={step}>
      <PanelHeader
        position={index >= 0 && total !== null ? { at: index + 1, total } : null}
        rights={rights}
        onStep={step}
        onDelete={data && !trash && rights.delete ? remove : null}
        onClose={onClose}
      />
      {data && (
        <>
          <RecordTitle table={table} record={data} />
          <div className="border-b border-line px-5">
            <Tabs
              label={t('records.panel.tabs')}
              tabs={[
                { id: 'summary', label: t('records.panel.summary') },
                { id: 'activity', label: t('records.panel.activity') },
              ]}
              selected={tab}
              onSelect={setTab}
            />
          </div>
          <div role="tabpanel" aria-labelledby={tabId(tab)} className="min-h-0 grow overflow-y-auto">
            {tab === 'summary' ? (
              <RecordFields table={table} record={data} columns={columns} writer={writer} rights={rights} />
            ) : (
              <RecordHistory table={table} record={data} writer={writer} readonly={!rights.update} />
            )}
          </div>
          {phone && status && !rights.isReadonly(status.slug) && <PhoneActions table={table} status={status} record={data} writer={writer} />}
        </>
      )}
      {!data && record.isPending && <Skeleton className="px-5" rows={8} />}
      {!data && record.isError && <PanelProblem error={record.error} onRetry={() => void record.refetch()} />}
    </PanelFrame>
  );
}

function PanelProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (hasCode(error, 'not_found')) {
    return <EmptyState className="px-5 pt-4" title={t('records.panel.gone')} detail={t('records.panel.gone.detail')} />;
  }
  return <ErrorState className="px-5 pt-4" error={error} onRetry={onRetry} />;
}
