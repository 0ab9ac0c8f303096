import { useQuery } from '@tanstack/react-query';
import { noticesQuery, type AccountNotice } from '@/api/queries/account';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { AccountSection } from './account-section';

/** What touched the safety of the account lately, to be recognised or not. */
export function ActivitySection() {
  const { data: notices, error, refetch } = useQuery(noticesQuery);
  return (
    <AccountSection title={t('notices.title')} detail={t('notices.detail')}>
      {error && !notices && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!notices && !error && <Skeleton rows={2} />}
      {notices?.length === 0 && <p className="text-muted">{t('notices.none')}</p>}
      {notices !== undefined && notices.length > 0 && (
        <ul aria-label={t('notices.title')} className="border-t border-line-soft">
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
    </AccountSection>
  );
}

function NoticeRow({ notice }: { notice: AccountNotice }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 border-b border-line-soft py-2">
      <span className={notice.is_new ? 'grow font-medium' : 'grow'}>{t(`notices.${notice.kind}`)}</span>
      <span className="text-sm text-muted">
        {t('notices.when', { date: formatDateTime(notice.at), address: notice.address })}
      </span>
    </li>
  );
}
