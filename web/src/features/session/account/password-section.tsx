import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/queries/keys';
import type { Session } from '@/api/types';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { useToast } from '@/components/toast-context';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { PasswordForm } from '../password/password-form';
import { AccountSection } from './account-section';
import { Facts } from './facts';

/** How old the password is, how long it lasts, and its change. */
export function PasswordSection({ session }: { session: Session }) {
  const [open, setOpen] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const changedAt = session.user.password_changed_at;
  const expiresAt = session.password_expires_at;
  const changed = () => {
    setOpen(false);
    void queryClient.invalidateQueries({ queryKey: keys.ownSessions });
    toast({ message: t('password.changed') });
  };
  return (
    <AccountSection title={t('account.password')}>
      <Facts
        facts={[
          [t('account.password_changed'), changedAt && formatDateTime(changedAt)],
          [t('account.password_expires'), expiresAt ? formatDateTime(expiresAt) : t('account.password_never_expires')],
        ]}
      />
      <Button className="mt-4" onClick={() => setOpen(true)}>
        {t('account.change_password')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('account.change_password_title')}
        description={t('account.change_password_detail')}
      >
        <PasswordForm onChanged={changed} />
        <Button variant="quiet" className="mt-2 w-full" onClick={() => setOpen(false)}>
          {t('action.cancel')}
        </Button>
      </Dialog>
    </AccountSection>
  );
}
