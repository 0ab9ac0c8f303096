import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { groupsQuery } from '@/api/queries/groups';
import { AidedPage } from '@/components/aided-page';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageSaveState } from '@/components/page-save-state';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { GroupAid } from './group-aid';
import { GroupForm } from './group-form';

/** One group: what it gives, and to whom. Without an id, one that does not exist yet. */
export function GroupPage({ id }: { id: number | undefined }) {
  const groups = useQuery(groupsQuery);
  const group = groups.data?.find((each) => each.id === id);
  const isNew = id === undefined;
  return (
    <>
      <PageHeader
        title={isNew ? t('groups.new') : (group?.name ?? t('groups.group'))}
        trail={
          <Link to="/admin/groupes" className="hover:text-ink">
            {t('admin.groups')}
          </Link>
        }
        saveState={<PageSaveState />}
      />
      {groups.isPending && <Skeleton rows={10} className="px-5 pt-5 phone:px-8" />}
      {groups.error && <ErrorState error={groups.error} onRetry={() => void groups.refetch()} className="px-5 py-6 phone:px-8" />}
      {groups.data && !isNew && group === undefined && (
        <EmptyState
          title={t('groups.gone')}
          detail={t('groups.gone_detail')}
          actions={
            <Link to="/admin/groupes" className="btn">
              {t('groups.show_all')}
            </Link>
          }
          className="px-5 py-6 phone:px-8"
        />
      )}
      {groups.data && (isNew || group !== undefined) && (
        <AidedPage aid={<GroupAid group={group} />}>
          <GroupForm key={id ?? 'new'} group={group} groups={groups.data} />
        </AidedPage>
      )}
    </>
  );
}
