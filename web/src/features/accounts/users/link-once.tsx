import { TriangleAlert } from 'lucide-react';
import type { PasswordLink } from '@/api/account-types';
import { CopyField } from '@/components/copy-field';
import { StateLabel } from '@/components/state-label';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';

/** A link that is told this once, with the way to copy it. */
export function LinkOnce({ link, name }: { link: PasswordLink; name: string }) {
  return (
    <div className="grid gap-3">
      <p>{t('users.link.give', { name, until: formatDateTime(link.expires_at) })}</p>
      <CopyField label={t('users.link')} value={link.url} />
      <p className="text-sm">
        <StateLabel tone="warning" icon={TriangleAlert}>
          {t('users.link.once')}
        </StateLabel>
      </p>
    </div>
  );
}
