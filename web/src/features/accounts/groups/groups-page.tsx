import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Group } from '@/api/account-types';
import { memberCountQuery } from '@/api/queries/accounts';
import { groupsQuery } from '@/api/queries/groups';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { iconStroke } from '@/components/icon';
import { PageHeader } from '@/components/page-header';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { rightsSummary } from './rights-summary';

/** All groups, with what each gives. */
export function GroupsPage() {
  const groups = useQuery(groupsQuery);
  return (
    <>
      <PageHeader
        title={t('admin.groups')}
        trail={t('admin.title')}
        action={
          <Link to="/admin/groupes/$id" params={{ id: 'nouveau' }} className="btn btn-primary" aria-label={t('groups.create')}>
            <Plus size={16} strokeWidth={iconStroke} aria-hidden="true" />
            {t('action.create')}
          </Link>
        }
      />
      <div className="max-w-[calc(1128px+4rem)] px-5 py-5 phone:px-8 phone:py-6">
        <p className="mb-4 max-w-[68ch] text-muted">{t('groups.intro')}</p>
        {groups.isPending && <Skeleton rows={5} />}
        {groups.error && <ErrorState error={groups.error} onRetry={() => void groups.refetch()} />}
        {groups.data?.length === 0 && <EmptyState title={t('groups.none')} detail={t('groups.none_detail')} />}
        {groups.data && groups.data.length > 0 && (
          <table className="list-table">
            <thead>
              <tr>
                <th scope="col">{t('groups.name')}</th>
                <th scope="col" className="max-md:hidden">
                  {t('groups.rights')}
                </th>
                <th scope="col" className="text-right!">
                  {t('groups.members')}
                </th>
              </tr>
            </thead>
            <tbody>
              {groups.data.map((group) => (
                <GroupLine key={group.id} group={group} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

function GroupLine({ group }: { group: Group }) {
  const { data: count } = useQuery(memberCountQuery(group.id));
  return (
    <tr>
      <th scope="row">
        <Link
          to="/admin/groupes/$id"
          params={{ id: String(group.id) }}
          className="rounded-sm py-1.5 font-medium hover:text-primary hover:underline"
        >
          {group.name}
        </Link>
        {group.description !== '' && <span className="block text-xs text-muted">{group.description}</span>}
        <span className="block text-xs text-muted md:hidden">{rightsSummary(group)}</span>
      </th>
      <td className="text-muted max-md:hidden">{rightsSummary(group)}</td>
      <td className="text-right! text-muted">{count}</td>
    </tr>
  );
}
