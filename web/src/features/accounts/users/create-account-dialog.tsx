import { useState } from 'react';
import type { PasswordLink } from '@/api/account-types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { t } from '@/i18n/translate';
import { CreateAccountForm } from './create-account-form';
import { LinkOnce } from './link-once';

export interface CreateAccountDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Makes an account, then shows once the link by which its owner chooses a password. */
export function CreateAccountDialog({ open, onClose }: CreateAccountDialogProps) {
  const [created, setCreated] = useState<{ name: string; link: PasswordLink }>();
  const close = () => {
    setCreated(undefined);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      wide
      persistent={created !== undefined}
      title={created ? t('users.created_title', { name: created.name }) : t('users.create_title')}
      description={created ? undefined : t('users.create_detail')}
      actions={
        created && (
          <Button variant="primary" onClick={close}>
            {t('users.link.done')}
          </Button>
        )
      }
    >
      {created ? (
        <LinkOnce {...created} />
      ) : (
        <CreateAccountForm onCancel={close} onCreated={(name, link) => setCreated({ name, link })} />
      )}
    </Dialog>
  );
}
