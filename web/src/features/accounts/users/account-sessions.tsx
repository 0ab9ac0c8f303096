import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Account, AccountSession } from '@/api/account-types';
import { del } from '@/api/client';
import { accountSessionsQuery } from '@/api/queries/accounts';
import { keys } from '@/api/queries/keys';
import { Button } from '@/components/button';
import { deviceText } from '@/components/device-text';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { InlineError } from '@/components/inline-error';
import { Skeleton } from '@/components/skeleton';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';

/** Where somebody is signed in, and the way to end it. */
export function AccountSessions({ account }: { account: Account }) {
  const queryClient = useQueryClient();
  const sessions = useQuery(accountSessionsQuery(account.id));
  const end = useMutation({
    retry: false,
    mutationFn: (session: number | 'all') => del(`/users/${account.id}/sessions${session === 'all' ? '' : `/${session}`}`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.accountSessions(account.id) }),
  });
  if (sessions.isPending) return <Skeleton rows={3} />;
  if (sessions.error) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (sessions.data.length === 0) return <EmptyState title={t('users.sessions.none')} detail={t('users.sessions.none_detail')} />;
  return (
    <>
      <table className="list-table max-w-[880px]">
        <thead>
          <tr>
            <th scope="col">{t('users.sessions.device')}</th>
            <th scope="col" className="max-md:hidden">
              {t('users.sessions.address')}
            </th>
            <th scope="col" className="max-md:hidden">
              {t('users.sessions.since')}
            </th>
            <th scope="col" className="max-phone:hidden">
              {t('users.sessions.last_seen')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('users.sessions.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.data.map((session) => (
            <SessionLine key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
          ))}
        </tbody>
      </table>
      <InlineError text={end.error ? refusalText(end.error) : undefined} className="mt-4" />
      <Button className="mt-4" busy={end.isPending} onClick={() => end.mutate('all')}>
        {t('users.sessions.end_all')}
      </Button>
    </>
  );
}

function SessionLine({ session, onEnd }: { session: AccountSession; onEnd: () => void }) {
  const device = deviceText(session.device);
  return (
    <tr>
      <th scope="row" title={session.device}>
        {device}
      </th>
      <td className="text-muted max-md:hidden">{session.address}</td>
      <td className="whitespace-nowrap text-muted max-md:hidden">{formatDateTime(session.created_at)}</td>
      <td className="whitespace-nowrap text-muted max-phone:hidden">{formatDateTime(session.last_seen_at)}</td>
      <td className="w-0">
        <Button variant="quiet" size="bar" aria-label={t('users.sessions.end_of', { device })} onClick={onEnd}>
          {t('users.sessions.end')}
        </Button>
      </td>
    </tr>
  );
}
