import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiTokensQuery, type ApiToken } from '@/api/queries/account';
import type { Session } from '@/api/types';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { AccountSection } from './account-section';
import { CreateTokenDialog } from './create-token-dialog';
import { RevokeTokenDialog } from './revoke-token-dialog';
import { TokenRow } from './token-row';
import { rightsToGive } from './token-scopes';

/** The keys that one's programs come in with. */
export function TokensSection({ session }: { session: Session }) {
  const { data: tokens, error, refetch } = useQuery(apiTokensQuery);
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken>();
  const create = <Button onClick={() => setCreating(true)}>{t('tokens.create')}</Button>;
  return (
    <AccountSection title={t('tokens.title')} detail={t('tokens.detail')}>
      {error && !tokens && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!tokens && !error && <Skeleton rows={2} />}
      {tokens?.length === 0 && (
        <EmptyState title={t('tokens.none')} detail={t('tokens.none_detail')} actions={create} />
      )}
      {tokens !== undefined && tokens.length > 0 && (
        <>
          <ul aria-label={t('tokens.title')} className="mb-4 border-t border-line-soft">
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
            ))}
          </ul>
          {create}
        </>
      )}
      <CreateTokenDialog open={creating} onClose={() => setCreating(false)} rights={rightsToGive(session)} />
      <RevokeTokenDialog token={revoking} onClose={() => setRevoking(undefined)} />
    </AccountSection>
  );
}
