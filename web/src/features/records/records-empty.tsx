import { useQuery } from '@tanstack/react-query';
import { recordCountQuery } from '@/api/queries/tables';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { t } from '@/i18n/translate';
import type { ListQuery } from './record-api';
import type { RecordsPageProps } from './records-page';

interface RecordsEmptyProps extends Pick<RecordsPageProps, 'onSearchChange'> {
  table: Table;
  query: ListQuery;
  mayCreate: boolean;
}

/** Why no row shows: an empty trash, conditions that leave all out, or a table that begins. */
export function RecordsEmpty({ table, query, mayCreate, onSearchChange }: RecordsEmptyProps) {
  const all = useQuery(recordCountQuery(table.slug)).data ?? 0;
  const clear = () => onSearchChange({ filter: undefined, search: undefined });
  const create = () => onSearchChange({ record: 'new' });
  const narrowed = query.filter !== '' || query.search !== '';
  const place = 'sticky left-0 w-fit px-5 pt-5 text-base whitespace-normal';
  if (query.trash) {
    return (
      <EmptyState
        className={place}
        title={t('records.trash.empty')}
        detail={t('records.trash.detail')}
      />
    );
  }
  if (narrowed && all > 0) {
    return (
      <EmptyState
        className={place}
        title={t('records.none.title')}
        detail={t('records.none.detail', { n: all })}
        actions={<Button onClick={clear}>{t('records.none.clear')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      className={place}
      title={t('records.empty.title', { table: table.name })}
      detail={t(mayCreate ? 'records.empty.detail' : 'records.empty.others')}
      actions={mayCreate ? <Button onClick={create}>{t('records.empty.create')}</Button> : undefined}
    />
  );
}
