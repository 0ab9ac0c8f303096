import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '@/api/queries/session';
import { tablesQuery } from '@/api/queries/tables';
import { storedTables } from '@/api/stored-tables';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { Skeleton } from '@/components/skeleton';
import { arrangeTables } from '@/components/table-order';
import { formatLongDate } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { KeyFigures } from './key-figures';
import { NoTables } from './no-tables';
import { QuickLinks } from './quick-links';
import { TableList } from './table-list';

/** Where one arrives: what there is, and the shortest ways into it. */
export function HomePage() {
  const { data: session } = useQuery(sessionQuery);
  const { data: tables, error, isPending, refetch } = useQuery(tablesQuery);
  const [today] = useState(() => new Date());
  const firstName = session?.user.first_name;
  const { main, others } = arrangeTables(storedTables(tables ?? []));
  return (
    <>
      <PageHeader title={t('nav.home')} />
      <div className="max-w-[calc(1128px+5rem)] px-5 py-5 phone:px-10 phone:py-6">
        <div className="flex flex-wrap items-baseline gap-x-3 pb-4">
          <h2 className="text-xl font-semibold">{firstName ? t('home.hello_name', { name: firstName }) : t('home.hello')}</h2>
          <p className="text-muted">{formatLongDate(today)}</p>
        </div>
        {isPending && <Skeleton rows={6} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {tables?.length === 0 && <NoTables className="border-t border-line pt-5" />}
        {tables !== undefined && tables.length > 0 && (
          <>
            {main.length > 0 && <KeyFigures tables={main} />}
            <div className="mt-7 grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-7 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <TableList leadsTo="records" title={t('home.tables')} tables={[...main, ...others]} />
              <QuickLinks tables={main.length > 0 ? main : others.slice(0, 3)} />
            </div>
          </>
        )}
      </div>
    </>
  );
}
