import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accountQuery } from '@/api/queries/accounts';
import { AidedPage } from '@/components/aided-page';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageSaveState } from '@/components/page-save-state';
import { Skeleton } from '@/components/skeleton';
import { tabId, Tabs } from '@/components/tabs';
import { t } from '@/i18n/translate';
import { AccountRights } from '../explain/account-rights';
import { AccountAid } from './account-aid';
import { AccountForm } from './account-form';
import { AccountSessions } from './account-sessions';

/** What the address says: the tab, and what the rights are asked about. */
export interface UserSearch {
  onglet?: 'sessions' | 'droits' | undefined;
  table?: string | undefined;
  fiche?: number | undefined;
}

export interface UserPageProps {
  id: number;
  search: UserSearch;
  onSearchChange: (search: UserSearch) => void;
}

/** One account. */
export function UserPage({ id, search, onSearchChange }: UserPageProps) {
  const { data: account, error, isPending, refetch } = useQuery(accountQuery(id));
  const tab = search.onglet ?? 'compte';
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title={account?.label ?? t('users.account')}
        trail={
          <Link to="/admin/utilisateurs" className="hover:text-ink">
            {t('admin.users')}
          </Link>
        }
        saveState={<PageSaveState />}
      />
      <div className="shrink-0 border-b border-line px-5 phone:px-8">
        <Tabs
          label={t('users.tabs')}
          selected={tab}
          onSelect={(onglet) => onSearchChange(onglet === 'compte' ? {} : { onglet })}
          tabs={[
            { id: 'compte', label: t('users.account') },
            { id: 'droits', label: t('users.rights') },
            { id: 'sessions', label: t('users.sessions') },
          ]}
        />
      </div>
      <div role="tabpanel" aria-labelledby={tabId(tab)} className="min-h-0 grow overflow-y-auto">
        {isPending && <Skeleton rows={8} className="px-5 pt-5 phone:px-8" />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} className="px-5 py-6 phone:px-8" />}
        {account && (
          <AidedPage aid={<AccountAid account={account} />}>
            {tab === 'compte' && <AccountForm account={account} />}
            {tab === 'sessions' && <AccountSessions account={account} />}
            {tab === 'droits' && <AccountRights account={account} search={search} onSearchChange={onSearchChange} />}
          </AidedPage>
        )}
      </div>
    </div>
  );
}
