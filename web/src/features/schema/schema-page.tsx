import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { tableQuery } from '@/api/queries/tables';
import { ownFields } from '@/api/stored-tables';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageSaveState } from '@/components/page-save-state';
import { Skeleton } from '@/components/skeleton';
import { tabId, Tabs } from '@/components/tabs';
import { t } from '@/i18n/translate';
import { FieldsTab } from './fields-tab';
import { TableSettings } from './table-settings';

/** What the address says: the open field, or `nouveau`; the tab. */
export interface SchemaSearch {
  champ?: string | undefined;
  onglet?: 'reglages' | undefined;
}

export interface SchemaPageProps {
  slug: string;
  search: SchemaSearch;
  onSearchChange: (search: SchemaSearch) => void;
}

/** The fields and the settings of a table. */
export function SchemaPage({ slug, search, onSearchChange }: SchemaPageProps) {
  const { data: table, error, isPending, refetch } = useQuery(tableQuery(slug));
  const tab = search.onglet ?? 'champs';
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title={table?.name ?? slug}
        trail={
          <Link to="/admin/tables" className="hover:text-ink">
            {t('admin.tables')}
          </Link>
        }
        saveState={<PageSaveState />}
        action={
          <Link to="/t/$slug" params={{ slug }} className="btn max-md:hidden">
            {t('schema.open_table')}
          </Link>
        }
      />
      <div className="shrink-0 border-b border-line px-5">
        <Tabs
          label={t('schema.tabs')}
          selected={tab}
          onSelect={(id) => onSearchChange(id === 'reglages' ? { onglet: id } : {})}
          tabs={[
            { id: 'champs', label: t('schema.fields'), ...(table ? { count: ownFields(table).length } : {}) },
            { id: 'reglages', label: t('schema.settings') },
          ]}
        />
      </div>
      <div role="tabpanel" aria-labelledby={tabId(tab)} className="min-h-0 grow">
        {isPending && <Skeleton rows={9} className="px-5 pt-3" />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} className="px-8 py-7" />}
        {table && tab === 'champs' && (
          <FieldsTab table={table} selected={search.champ} onSelect={(champ) => onSearchChange({ champ })} />
        )}
        {table && tab === 'reglages' && <TableSettings table={table} />}
      </div>
    </div>
  );
}
