import { useMutation } from '@tanstack/react-query';
import { hasCode } from '@/api/api-error';
import { del } from '@/api/client';
import type { Passkey } from '@/api/queries/account';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';

/** Takes a key off the account; says what that means. */
export function RemovePasskeyDialog({ passkey, onClose }: { passkey: Passkey | undefined; onClose: () => void }) {
  const toast = useToast();
  const done = () => {
    toast({ message: t('passkeys.removed') });
    onClose();
  };
  const remove = useMutation({
    mutationFn: (id: number) => del(`/auth/passkeys/${id}`),
    retry: false,
    onSuccess: done,
    // Removed meanwhile: what was wanted is so.
    onError: (error) => hasCode(error, 'not_found') && done(),
  });
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <Dialog
      open={passkey !== undefined}
      onClose={close}
      title={t('passkeys.remove_title', { name: passkey?.name ?? '' })}
      description={t('passkeys.remove_detail')}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button variant="purge" busy={remove.isPending} onClick={() => passkey && remove.mutate(passkey.id)}>
            {t('passkeys.remove_submit')}
          </Button>
        </>
      }
    >
      <InlineError text={remove.error && !hasCode(remove.error, 'not_found') ? errorText(remove.error) : undefined} />
    </Dialog>
  );
}
