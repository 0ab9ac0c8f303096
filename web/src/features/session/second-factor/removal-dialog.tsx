import { useMutation } from '@tanstack/react-query';
import { del } from '@/api/client';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';

/** Takes the second factor off the account; says what that means. */
export function RemovalDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const toast = useToast();
  const remove = useMutation({
    mutationFn: () => del('/auth/totp'),
    retry: false,
    onSuccess: () => {
      toast({ message: t('totp.removed') });
      onClose();
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('totp.remove_title')}
      description={t('totp.remove_detail')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="purge" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('totp.remove_submit')}
          </Button>
        </>
      }
    >
      <InlineError text={remove.error ? errorText(remove.error) : undefined} />
    </Dialog>
  );
}
