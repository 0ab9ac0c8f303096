import { useMutation, useQueryClient } from '@tanstack/react-query';
import { hasCode } from '@/api/api-error';
import { del } from '@/api/client';
import type { ApiToken } from '@/api/queries/account';
import { keys } from '@/api/queries/keys';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';

/** Asks before a token dies: its secret cannot come back, and programs may be using it. */
export function RevokeTokenDialog({ token, onClose }: { token: ApiToken | undefined; onClose: () => void }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const done = async () => {
    await queryClient.invalidateQueries({ queryKey: keys.apiTokens });
    toast({ message: t('tokens.revoked') });
    onClose();
  };
  const revoke = useMutation({
    mutationFn: (id: number) => del(`/auth/tokens/${id}`),
    retry: false,
    onSuccess: done,
    // Revoked meanwhile: what was wanted is so.
    onError: (error) => hasCode(error, 'not_found') && done(),
  });
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <Dialog
      open={token !== undefined}
      onClose={close}
      title={t('tokens.revoke_title', { name: token?.name ?? '' })}
      description={t('tokens.revoke_detail')}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button variant="purge" busy={revoke.isPending} onClick={() => token && revoke.mutate(token.id)}>
            {t('tokens.revoke_submit')}
          </Button>
        </>
      }
    >
      <InlineError text={revoke.error && !hasCode(revoke.error, 'not_found') ? errorText(revoke.error) : undefined} />
    </Dialog>
  );
}
