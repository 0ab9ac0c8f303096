import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { Group } from '@/api/account-types';
import { membersQuery } from '@/api/queries/accounts';
import { useMay } from '@/api/use-may';
import { ErrorState } from '@/components/error-state';
import { IconButton } from '@/components/icon-button';
import { InlineError } from '@/components/inline-error';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { useBulkChange } from '../users/use-bulk-change';
import { AddMembers } from './add-members';
import { DeleteGroup } from './delete-group';

/** Who is in the group, and its end. */
export function GroupAid({ group }: { group: Group | undefined }) {
  if (group === undefined) {
    return (
      <>
        <h2 className="mb-2 font-semibold">{t('groups.members')}</h2>
        <p className="text-sm text-muted">{t('groups.members_later')}</p>
      </>
    );
  }
  return <MembersOf group={group} />;
}

function MembersOf({ group }: { group: Group }) {
  const members = useQuery(membersQuery(group.id));
  const mayReadAudit = useMay('audit.read');
  const leave = useBulkChange(() => undefined);
  return (
    <>
      <h2 className="mb-2 font-semibold">
        {t('groups.members')} <span className="font-normal text-muted">{members.data?.total}</span>
      </h2>
      {members.isPending && <Skeleton rows={3} />}
      {members.error && <ErrorState error={members.error} onRetry={() => void members.refetch()} />}
      {members.data?.items.length === 0 && <p className="text-sm text-muted">{t('groups.no_members')}</p>}
      <ul>
        {members.data?.items.map((account) => (
          <li key={account.id} className="flex min-h-[38px] items-center gap-2 border-t border-line text-sm max-phone:min-h-12">
            <Link
              to="/admin/utilisateurs/$id"
              params={{ id: String(account.id) }}
              className="min-w-0 grow truncate py-1.5 hover:text-primary hover:underline"
            >
              {account.label}
            </Link>
            {!account.is_active && <span className="text-xs text-muted">{t('users.state.disabled')}</span>}
            <IconButton
              icon={X}
              size="small"
              label={t('groups.remove_member', { name: account.label })}
              onClick={() => leave.mutate({ ids: [account.id], action: 'remove_from_group', group: group.id })}
            />
          </li>
        ))}
      </ul>
      <InlineError text={leave.error ? refusalText(leave.error) : undefined} className="mt-2" />
      <div className="mt-3 grid justify-items-start gap-3">
        <AddMembers group={group} members={members.data?.items ?? []} />
        {mayReadAudit && (
          <Link to="/admin/journal" search={{ objet: `group:${group.id}` }} className="link text-sm">
            {t('groups.in_audit')}
          </Link>
        )}
        <DeleteGroup group={group} members={members.data?.total ?? 0} />
      </div>
    </>
  );
}
