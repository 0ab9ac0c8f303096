import { serverNow } from '@/api/server-clock';
import type { ApiToken } from '@/api/queries/account';
import { Button } from '@/components/button';
import { formatDateTime } from '@/i18n/format';
import { timeAgo } from '@/i18n/relative-time';
import { t } from '@/i18n/translate';
import { scopesText } from './token-scopes';

/** One token: what it opens, until when, when it last served. */
export function TokenRow({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const now = serverNow();
  const expired = Date.parse(token.expires_at) <= now;
  const end = formatDateTime(token.expires_at);
  const used =
    token.last_used_at === null ? t('tokens.unused') : t('tokens.used', { ago: timeAgo(token.last_used_at, now) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line-soft py-2.5">
      <div className="min-w-0 grow basis-60">
        <p className="font-medium break-words">{token.name}</p>
        <p className="text-sm text-muted">{scopesText(token.scopes)}</p>
        <p className="text-sm text-muted">
          <span className={expired ? 'text-error' : ''}>{t(expired ? 'tokens.expired' : 'tokens.expires', { date: end })}</span>
          {t('tokens.separator')}
          {used}
        </p>
      </div>
      <Button variant="danger" size="bar" aria-label={t('tokens.revoke_one', { name: token.name })} onClick={onRevoke}>
        {t('tokens.revoke')}
      </Button>
    </li>
  );
}
