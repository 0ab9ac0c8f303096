import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { auditActionsQuery, auditQuery } from '@/api/queries/audit';
import { tablesQuery } from '@/api/queries/tables';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { AuditFilters } from './audit-filters';
import { AuditLine } from './audit-line';
import { auditFilterOf, type AuditSearch } from './audit-search';
import { namesIn } from './object-phrase';

export interface AuditPageProps {
  search: AuditSearch;
  onSearchChange: (change: AuditSearch) => void;
}

/** Who did what, when, from where: the newest first. */
export function AuditPage({ search, onSearchChange }: AuditPageProps) {
  const log = useInfiniteQuery(auditQuery(auditFilterOf(search)));
  const { data: actions = [] } = useQuery(auditActionsQuery);
  const { data: tables = [] } = useQuery(tablesQuery);
  const [open, setOpen] = useState<number>();
  const labels = new Map(actions.map(({ name, label }) => [name, label]));
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const names = namesIn(entries);
  return (
    <>
      <PageHeader
        title={t('admin.audit')}
        trail={t('admin.title')}
        action={
          <Button icon={RefreshCw} busy={log.isRefetching} onClick={() => void log.refetch()} className="max-phone:hidden">
            {t('audit.refresh')}
          </Button>
        }
      />
      <div className="max-w-[calc(1128px+4rem)] px-5 py-5 phone:px-8 phone:py-6">
        <AuditFilters search={search} onSearchChange={onSearchChange} />
        <div className="mt-4">
          {log.isPending && <Skeleton rows={10} />}
          {log.error && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
          {log.data && entries.length === 0 && <EmptyState title={t('audit.none')} detail={t('audit.none_detail')} />}
          {entries.length > 0 && (
            <table className="list-table">
              <thead>
                <tr>
                  <th scope="col" className="max-phone:hidden">
                    {t('audit.when')}
                  </th>
                  <th scope="col" className="max-phone:hidden">
                    {t('audit.who')}
                  </th>
                  <th scope="col">{t('audit.what')}</th>
                  <th scope="col" className="max-md:hidden">
                    {t('audit.object')}
                  </th>
                  <th scope="col" className="max-lg:hidden">
                    {t('audit.outcome')}
                  </th>
                </tr>
              </thead>
              {entries.map((entry) => (
                <AuditLine
                  key={entry.id}
                  entry={entry}
                  label={labels.get(entry.action) ?? entry.action}
                  tables={tables}
                  names={names}
                  open={open === entry.id}
                  onOpen={() => setOpen(open === entry.id ? undefined : entry.id)}
                  onSearchChange={onSearchChange}
                />
              ))}
            </table>
          )}
          {log.hasNextPage && (
            <Button variant="quiet" className="mt-3 -ml-3" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {t('audit.older')}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
