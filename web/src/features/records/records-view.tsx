import { Plus } from 'lucide-react';
import { useSaveStatus } from '@/api/use-save-status';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { PageHeader } from '@/components/page-header';
import { SaveState } from '@/components/save-state';
import { t } from '@/i18n/translate';
import { useIsPhone } from '@/lib/use-media';
import { useOnline } from '@/lib/use-online';
import { RecordGrid } from './record-grid';
import type { RecordsPageProps } from './records-page';
import { RecordsToolbar } from './records-toolbar';
import { useColumnSettings } from './use-column-settings';
import { useRecordList } from './use-record-list';

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
  const list = useRecordList(table, query);
  const [columns, changeColumns] = useColumnSettings(table.slug, userId);
  const saves = useSaveStatus(useOnline());
  const phone = useIsPhone();
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title={query.trash ? t('records.trash.title', { table: table.name }) : table.name}
        saveState={<SaveState status={saves} onRetry={() => void list.writer.retry()} />}
        action={
          phone || query.trash ? null : (
            <Button variant="primary" icon={Plus} onClick={() => onSearchChange({ record: 'new' })}>
              {t('records.new')}
            </Button>
          )
        }
      />
      <RecordsToolbar
        table={table}
        query={query}
        columns={columns}
        onColumns={changeColumns}
        onSearchChange={onSearchChange}
      />
      <RecordGrid
        table={table}
        query={query}
        list={list}
        columns={columns}
        onColumns={changeColumns}
        openId={typeof search.record === 'number' ? search.record : null}
        onSearchChange={onSearchChange}
      />
    </div>
  );
}
