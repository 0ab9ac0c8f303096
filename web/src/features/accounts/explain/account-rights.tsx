import { useQuery } from '@tanstack/react-query';
import type { Account } from '@/api/account-types';
import { tablesQuery } from '@/api/queries/tables';
import { storedTables } from '@/api/stored-tables';
import { EmptyState } from '@/components/empty-state';
import { Select } from '@/components/select';
import { arrangeTables } from '@/components/table-order';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import type { UserSearch } from '../users/user-page';
import { Explanation } from './explanation';

export interface AccountRightsProps {
  account: Account;
  search: UserSearch;
  onSearchChange: (search: UserSearch) => void;
}

/** Asks what somebody may do with a table or with one record, and why. */
export function AccountRights({ account, search, onSearchChange }: AccountRightsProps) {
  const { data: tables = [] } = useQuery(tablesQuery);
  const { main, others } = arrangeTables(storedTables(tables));
  const table = tables.find(({ slug }) => slug === search.table);
  const ask = (change: UserSearch) => onSearchChange({ ...search, onglet: 'droits', ...change });
  return (
    <div className="max-w-[640px]">
      <h2 className="font-semibold">{t('explain.title')}</h2>
      <p className="mt-1 mb-4 text-muted">{t('explain.detail')}</p>
      <div className="grid gap-3.5 phone:grid-cols-[minmax(0,1fr)_12rem]">
        <Select
          label={t('explain.table')}
          value={search.table ?? ''}
          placeholder={t('explain.choose_table')}
          options={[...main, ...others].map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => ask({ table: event.target.value || undefined, fiche: undefined })}
        />
        <TextInput
          key={search.table}
          label={t('explain.record')}
          inputMode="numeric"
          placeholder={t('explain.any_record')}
          defaultValue={search.fiche}
          disabled={table === undefined}
          onChange={(event) => ask({ fiche: recordNumber(event.target.value) })}
        />
      </div>
      <div className="mt-6 border-t border-line pt-5">
        {table === undefined ? (
          <EmptyState title={t('explain.nothing')} detail={t('explain.nothing_detail')} />
        ) : (
          <Explanation question={{ user: account.id, table: table.slug, id: search.fiche }} table={table} />
        )}
      </div>
    </div>
  );
}

function recordNumber(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text.trim()) ? Number(text) : undefined;
}
