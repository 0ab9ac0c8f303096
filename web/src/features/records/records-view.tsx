import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSaveStatus } from '@/api/use-save-status';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { PageHeader } from '@/components/page-header';
import { SaveState } from '@/components/save-state';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { useIsPhone } from '@/lib/use-media';
import { useOnline } from '@/lib/use-online';
import { FilterBar } from './filter/filter-bar';
import { NewRecordPanel } from './panel/new-record-panel';
import { RecordPanel } from './panel/record-panel';
import { RecordCards } from './record-cards';
import { RecordGrid } from './record-grid';
import type { RecordsPageProps } from './records-page';
import { RecordsToolbar } from './records-toolbar';
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
  const actions = useRecordActions(table, list.writer);
  const [columns, changeColumns] = useColumnSettings(table.slug, userId);
  const saves = useSaveStatus(useOnline());
  const phone = useIsPhone();
  const showToast = useToast();
  const open = (record: number | undefined) => onSearchChange({ record }, { replace: search.record !== undefined });
  const created = (id: number) => {
    open(id);
    showToast({ message: t('records.toast.created'), undo: () => list.writer.undo() });
  };
  const [filtering, setFiltering] = useState<boolean | null>(null);
  const sentence = filtering ?? (query.filter !== '' || query.sort !== '');
  const panelOpen = search.record !== undefined && !phone;
  const common = { table, query, list, columns, onColumns: changeColumns, onSearchChange };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title={query.trash ? t('records.trash.title', { table: table.name }) : table.name}
        saveState={<SaveState status={saves} onRetry={() => void list.writer.retry()} />}
        action={
          query.trash ? (
            <Button onClick={() => onSearchChange({ trash: undefined, record: undefined })}>{t('records.trash.leave')}</Button>
          ) : phone ? null : (
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
        {search.record === 'new' && (
          <NewRecordPanel
            table={table}
            columns={columns}
            writer={list.writer}
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
            trash={query.trash}
            onOpen={open}
            onClose={() => open(undefined)}
          />
        )}
      </div>
    </div>
  );
}
