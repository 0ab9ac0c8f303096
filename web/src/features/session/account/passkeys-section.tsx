import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/queries/keys';
import { passkeysQuery, type Passkey } from '@/api/queries/account';
import { serverNow } from '@/api/server-clock';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { formatDateTime } from '@/i18n/format';
import { timeAgo } from '@/i18n/relative-time';
import { t } from '@/i18n/translate';
import { hasPasskeys } from '@/lib/passkey';
import { PasskeyDialog } from '../second-factor/passkey-dialog';
import { RemovePasskeyDialog } from '../second-factor/remove-passkey-dialog';
import { AccountSection } from './account-section';

/** The keys of one's devices, which stand in for the code of the telephone. */
export function PasskeysSection() {
  const { data: passkeys, error, refetch } = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey>();
  const queryClient = useQueryClient();
  const close = () => {
    setAdding(false);
    setRemoving(undefined);
    for (const queryKey of [keys.passkeys, keys.session, keys.ownSessions]) void queryClient.invalidateQueries({ queryKey });
  };
  const supported = hasPasskeys();
  return (
    <AccountSection title={t('passkeys.title')} detail={t('passkeys.purpose')}>
      {error && !passkeys && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!passkeys && !error && <Skeleton rows={1} />}
      {passkeys?.length === 0 && <p className="text-muted">{t('passkeys.none')}</p>}
      {passkeys !== undefined && passkeys.length > 0 && (
        <ul aria-label={t('passkeys.title')} className="border-t border-line-soft">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onRemove={() => setRemoving(passkey)} />
          ))}
        </ul>
      )}
      {passkeys !== undefined && (
        <div className="mt-4">
          {supported ? (
            <Button onClick={() => setAdding(true)}>{t('passkeys.add')}</Button>
          ) : (
            <p className="text-sm text-muted">{t('passkeys.unsupported')}</p>
          )}
        </div>
      )}
      <PasskeyDialog open={adding} onClose={close} />
      <RemovePasskeyDialog passkey={removing} onClose={close} />
    </AccountSection>
  );
}

function PasskeyRow({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const now = serverNow();
  const { last_used_at: used } = passkey;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line-soft py-2.5">
      <div className="min-w-0 grow basis-60">
        <p className="font-medium break-words">{passkey.name}</p>
        <p className="text-sm text-muted">
          {t('passkeys.created', { date: formatDateTime(passkey.created_at) })}
          {t('tokens.separator')}
          {used === null ? t('passkeys.unused') : t('passkeys.used', { ago: timeAgo(used, now) })}
        </p>
      </div>
      <Button variant="danger" size="bar" aria-label={t('passkeys.remove_one', { name: passkey.name })} onClick={onRemove}>
        {t('passkeys.remove')}
      </Button>
    </li>
  );
}
