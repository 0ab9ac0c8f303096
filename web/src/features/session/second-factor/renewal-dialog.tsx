import { useMutation } from '@tanstack/react-query';
import { post } from '@/api/client';
import type { RecoveryCodes as Codes } from '@/api/queries/account';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { RecoveryCodes } from './recovery-codes';

/** Makes a new set of recovery codes; says first that the old ones die. */
export function RenewalDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const renew = useMutation({
    mutationFn: () => post<Codes>('/auth/totp/recovery-codes'),
    retry: false,
    gcTime: 0,
  });
  const close = () => {
    renew.reset();
    onClose();
  };
  const fresh = renew.data?.recovery_codes;
  return (
    <Dialog
      open={open}
      onClose={close}
      persistent={fresh !== undefined}
      title={t(fresh === undefined ? 'recovery.renew_title' : 'recovery.renewed')}
      description={fresh === undefined ? t('recovery.renew_detail') : undefined}
      actions={
        fresh === undefined && (
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button variant="primary" busy={renew.isPending} onClick={() => renew.mutate()}>
              {t('recovery.renew_submit')}
            </Button>
          </>
        )
      }
    >
      {fresh !== undefined && <RecoveryCodes codes={fresh} onDone={close} doneLabel={t('recovery.done')} />}
      <InlineError text={renew.error ? errorText(renew.error) : undefined} />
    </Dialog>
  );
}
