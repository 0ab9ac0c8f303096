import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Eye, KeyRound, LockOpen } from 'lucide-react';
import { del } from '@/api/client';
import { serverNow } from '@/api/server-clock';
import { sessionQuery } from '@/api/queries/session';
import type { Session } from '@/api/types';
import { Banner } from '@/components/banner';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { formatDate } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { isReadableOnTheWay } from '@/lib/plain-http';
import { NoticesBanner } from './notices-banner';

const dayMs = 24 * 3600 * 1000;

function isAdministrator({ user, permissions }: Session): boolean {
  return user.is_superuser || user.is_staff || (permissions?.global.length ?? 0) > 0;
}

/** The end of one's password while it is near; to administrators, that nothing protects what travels. */
export function AccountBanners({ place = location }: { place?: Pick<Location, 'protocol' | 'hostname'> }) {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const end = session.password_expires_at;
  const readable = isReadableOnTheWay(place) && isAdministrator(session);
  const expiring = session.password_expiry_warning === true && end !== undefined && end !== null;
  const viewing = session.viewer !== undefined && session.viewer !== null;
  return (
    <aside aria-label={t('account.notices')} className="empty:hidden">
      {!viewing && <NoticesBanner />}
      {viewing && <ViewingBanner name={session.user.label ?? session.user.username} />}
      {readable && (
        <Banner icon={LockOpen} tone="warning">
          {t('plain_http.banner')}
        </Banner>
      )}
      {expiring && (
        <Banner icon={KeyRound} tone="warning">
          {t('password_expiry.banner', { n: daysUntil(end), date: formatDate(end.slice(0, 10)) })}
          <Link to="/compte" className="link">
            {t('password_expiry.change')}
          </Link>
        </Banner>
      )}
    </aside>
  );
}

/** Sees like another account: says so on every page, and leads back. */
function ViewingBanner({ name }: { name: string }) {
  const end = useMutation({
    mutationFn: () => del('/auth/viewing'),
    retry: false,
    // Nothing of what was read with other rights may stay.
    onSuccess: () => location.assign('/admin/utilisateurs'),
  });
  return (
    <Banner icon={Eye} tone="warning">
      {t('viewing.banner', { name })}
      <button type="button" className="link" onClick={() => end.mutate()}>
        {t('viewing.end')}
      </button>
      <InlineError text={end.error ? errorText(end.error) : undefined} />
    </Banner>
  );
}

function daysUntil(end: string): number {
  return Math.max(0, Math.ceil((Date.parse(end) - serverNow()) / dayMs));
}
