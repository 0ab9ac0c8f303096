import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { post } from '@/api/client';
import { noticesQuery } from '@/api/queries/account';
import { keys } from '@/api/queries/keys';
import { Banner } from '@/components/banner';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';

/** What happened to the account since its owner last looked: once, on every page, until he says that he knows. */
export function NoticesBanner() {
  const queryClient = useQueryClient();
  const { data: notices = [] } = useQuery(noticesQuery);
  const fresh = notices.filter(({ is_new: isNew }) => isNew);
  const [newest] = fresh;
  const seen = useMutation({
    mutationFn: (id: number) => post('/auth/notices/seen', { id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.notices }),
  });
  if (newest === undefined) return null;
  return (
    <Banner icon={ShieldAlert} tone="warning">
      {t(`notices.${newest.kind}`)} {t('notices.when', { date: formatDateTime(newest.at), address: newest.address })}
      {fresh.length > 1 && <span>{t('notices.more', { n: fresh.length - 1 })}</span>}
      <Link to="/compte" className="link">
        {t('notices.look')}
      </Link>
      <button type="button" className="link" onClick={() => seen.mutate(newest.id)}>
        {t('notices.known')}
      </button>
    </Banner>
  );
}
