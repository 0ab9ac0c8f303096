import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '@/api/account-types';
import { post } from '@/api/client';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';
import { LinkOnce } from './link-once';

interface MadeLink {
  reset_url: string;
  expires_at: string;
}

/** Makes a link by which the owner chooses a new password, and shows it once. */
export function ResetLink({ account }: { account: Account }) {
  const [open, setOpen] = useState(false);
  const make = useMutation({
    retry: false,
    mutationFn: () => post<MadeLink>(`/users/${account.id}/password-reset`),
  });
  const close = () => {
    setOpen(false);
    make.reset();
  };
  const link = make.data && { url: make.data.reset_url, expires_at: make.data.expires_at };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('users.reset')}</Button>
      <Dialog
        open={open}
        onClose={close}
        wide={link !== undefined}
        persistent={link !== undefined}
        title={t('users.reset_title', { name: account.label })}
        description={link ? undefined : t('users.reset_detail')}
        actions={
          link ? (
            <Button variant="primary" onClick={close}>
              {t('users.link.done')}
            </Button>
          ) : (
            <>
              <Button onClick={close}>{t('action.cancel')}</Button>
              <Button variant="primary" busy={make.isPending} onClick={() => make.mutate()}>
                {t('users.reset_submit')}
              </Button>
            </>
          )
        }
      >
        {link ? (
          <LinkOnce link={link} name={account.label} />
        ) : (
          <InlineError text={make.error ? refusalText(make.error) : undefined} />
        )}
      </Dialog>
    </>
  );
}
