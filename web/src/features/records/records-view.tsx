import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useParentName } from '@/api/stored-tables';
import { rightsInTrash, useTableRights } from '@/api/table-rights';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { PageHeader } from '@/components/page-header';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { useIsPhone } from '@/lib/use-media';
import { FilterBar } from './filter/filter-bar';
import { NewRecordPanel } from './panel/new-record-panel';
import { RecordPanel } from './panel/record-panel';
import { RecordCards } from './record-cards';
import { RecordGrid } from './record-grid';
import type { RecordsPageProps } from './records-page';
import { RecordsToolbar } from './records-toolbar';
import { RightsState } from './rights-state';
import { useColumnSettings } from './use-column-settings';
import { useRecordActions } from './use-record-actions';
import { useRecordList } from './use-record-list';
import './records.css';

interface RecordsViewProps extends Omit<RecordsPageProps, 'slug'> {
  table: Table;
  userId: number;
}

/** A table: tools, filter sentence, grid or cards, and the open record beside them. */
export function RecordsView({ table, userId, search, onSearchChange }: RecordsViewProps) {
  const query = {
    filter: search.filter ?? '',
    sort: search.sort ?? table.default_sort ?? '',
    search: search.search ?? '',
    trash: search.trash ?? false,
  };
  const list = useRecordList(table, userId, query);
  const own = useTableRights(table.slug);
  const rights = useMemo(() => (query.trash ? rightsInTrash(own) : own), [query.trash, own]);
  const actions = useRecordActions(table, list.writer, own);
  const [columns, changeColumns] = useColumnSettings(table.slug, userId);
  const phone = useIsPhone();
  const showToast = useToast();
  const open = (record: number | undefined) => onSearchChange({ record }, { replace: search.record !== undefined });
  const created = (id: number) => {
    open(id);
    const message = t('records.toast.created');
    showToast(rights.delete ? { message, undo: () => list.writer.undo() } : { message });
  };
  const [filtering, setFiltering] = useState<boolean | null>(null);
  const sentence = filtering ?? (query.filter !== '' || query.sort !== '');
  const panelOpen = search.record !== undefined && !phone && (search.record !== 'new' || rights.create);
  const common = { table, query, list, columns, rights, onColumns: changeColumns, onSearchChange };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title={query.trash ? t('records.trash.title', { table: table.name }) : table.name}
        saveState={<RightsState rights={rights} parent={useParentName(table)} onRetry={() => void list.writer.retry()} />}
        action={
          query.trash ? (
            <Button onClick={() => onSearchChange({ trash: undefined, record: undefined })}>{t('records.trash.leave')}</Button>
          ) : phone || !rights.create ? null : (
            <Button variant="primary" icon={Plus} onClick={() => onSearchChange({ record: 'new' })}>
              {t('records.new')}
            </Button>
          )
        }
      />
      <div className="flex min-h-0 grow">
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <RecordsToolbar {...common} filtering={sentence} onFiltering={() => setFiltering(!sentence)} />
          {sentence && <FilterBar table={table} query={query} narrow={panelOpen} onSearchChange={onSearchChange} />}
          {phone ? (
            <RecordCards {...common} />
          ) : (
            <RecordGrid
              {...common}
              actions={actions}
              narrow={panelOpen}
              openId={typeof search.record === 'number' ? search.record : null}
            />
          )}
        </div>
        {search.record === 'new' && rights.create && (
          <NewRecordPanel
            table={table}
            columns={columns}
            writer={list.writer}
            rights={rights}
            onCreated={created}
            onClose={() => open(undefined)}
          />
        )}
        {typeof search.record === 'number' && (
          <RecordPanel
            key={search.record}
            table={table}
            id={search.record}
            list={list}
            columns={columns}
            actions={actions}
            rights={rights}
            trash={query.trash}
            onOpen={open}
            onClose={() => open(undefined)}
          />
        )}
      </div>
    </div>
  );
}
