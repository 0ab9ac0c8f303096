import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { accountsQuery } from '@/api/queries/accounts';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { AccountBulkBar } from './account-bulk-bar';
import { CreateAccountDialog } from './create-account-dialog';
import { UserTable } from './user-table';
import { filterOf, type UsersSearch } from './users-search';
import { UsersToolbar } from './users-toolbar';

export interface UsersPageProps {
  search: UsersSearch;
  onSearchChange: (change: UsersSearch) => void;
}

/** All accounts: who, in which groups, how they stand. */
export function UsersPage({ search, onSearchChange }: UsersPageProps) {
  const filter = filterOf(search);
  const list = useInfiniteQuery(accountsQuery(filter));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const accounts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const narrow = (change: UsersSearch) => {
    setChosen(new Set());
    onSearchChange(change);
  };
  return (
    <div className="relative flex h-full flex-col">
      <PageHeader
        title={t('admin.users')}
        trail={t('admin.title')}
        action={
          <Button variant="primary" icon={Plus} aria-label={t('users.create')} onClick={() => onSearchChange({ creer: true })}>
            {t('action.create')}
          </Button>
        }
      />
      <div className="min-h-0 grow overflow-y-auto px-5 py-5 phone:px-8 phone:py-6">
        <div className="max-w-[1128px] pb-16">
          <UsersToolbar search={search} onSearchChange={narrow} />
          <p role="status" className="mt-4 mb-1 h-5 text-sm text-muted">
            {list.data && t('users.count', { n: total })}
          </p>
          {list.isPending && <Skeleton rows={8} />}
          {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
          {list.data && accounts.length === 0 && (
            <EmptyState
              title={t('users.none')}
              detail={t('users.none_detail')}
              actions={
                <Button onClick={() => narrow({ recherche: undefined, etat: undefined, groupe: undefined })}>
                  {t('users.show_all')}
                </Button>
              }
            />
          )}
          {accounts.length > 0 && <UserTable accounts={accounts} chosen={chosen} onChoose={setChosen} />}
          {list.hasNextPage && (
            <Button variant="quiet" className="mt-3 -ml-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
        </div>
      </div>
      {chosen.size > 0 && <AccountBulkBar ids={[...chosen]} onDone={() => setChosen(new Set())} />}
      <CreateAccountDialog open={search.creer === true} onClose={() => onSearchChange({ creer: undefined })} />
    </div>
  );
}
