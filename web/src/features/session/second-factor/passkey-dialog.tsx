import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { post } from '@/api/client';
import type { PasskeyEnrolment } from '@/api/queries/account';
import { Button } from '@/components/button';
import { deviceText } from '@/components/device-text';
import { Dialog } from '@/components/dialog';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { createPasskey, type PasskeyOffer } from '@/lib/passkey';

import { RecoveryCodes } from './recovery-codes';

/** Adds a key of this device: a name, the browser's own question, and the recovery codes if they are the first. */
export function PasskeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [name, setName] = useState(() => deviceText(navigator.userAgent));
  const add = useMutation({
    mutationFn: async () => {
      const offer = await post<PasskeyOffer>('/auth/passkeys/options');
      const made = await createPasskey(offer, t('app.name'));
      return made && post<PasskeyEnrolment>('/auth/passkeys', { name, ...made });
    },
    retry: false,
    gcTime: 0,
    onSuccess: (enrolment) => enrolment?.recovery_codes.length === 0 && close(),
  });
  const close = () => {
    add.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') add.mutate();
  };
  const codes = add.data?.recovery_codes ?? [];
  const isOver = codes.length > 0;
  return (
    <Dialog open={open} onClose={close} persistent={isOver} title={t(isOver ? 'passkeys.added' : 'passkeys.add_title')}>
      {isOver ? (
        <RecoveryCodes codes={codes} onDone={close} doneLabel={t('recovery.done')} />
      ) : (
        <form onSubmit={submit} className="grid gap-4">
          <p className="text-muted">{t('passkeys.add_detail')}</p>
          <TextInput
            label={t('passkeys.name')}
            hint={t('passkeys.name_hint')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
          <InlineError text={add.error ? refusal(add.error) : add.data === null ? t('passkeys.not_made') : undefined} />
          <div className="flex justify-end gap-2">
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button
              type="submit"
              variant="primary"
              busy={add.isPending}
              disabledReason={name.trim() === '' ? t('passkeys.name_missing') : undefined}
            >
              {t('passkeys.add_submit')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function refusal(error: unknown): string {
  const refused = error instanceof ApiError ? (error.messageAt('/passkey') ?? error.messageAt('/name')) : undefined;
  return refused ?? errorText(error);
}
