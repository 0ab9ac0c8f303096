import { useQueryClient } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { keys } from '@/api/queries/keys';
import type { Session } from '@/api/types';
import { Button } from '@/components/button';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import { EnrolmentDialog } from '../second-factor/enrolment-dialog';
import { RemovalDialog } from '../second-factor/removal-dialog';
import { RenewalDialog } from '../second-factor/renewal-dialog';
import { AccountSection } from './account-section';

/** Whether a second factor protects the account, and what can be done about it. */
export function SecondFactorSection({ session }: { session: Session }) {
  const [open, setOpen] = useState<'enrolment' | 'renewal' | 'removal'>();
  const queryClient = useQueryClient();
  const active = session.second_factors?.includes('totp') === true;
  const close = () => {
    setOpen(undefined);
    void queryClient.invalidateQueries({ queryKey: keys.session });
    void queryClient.invalidateQueries({ queryKey: keys.ownSessions });
  };
  return (
    <AccountSection title={t('totp.title')} detail={t('totp.purpose')}>
      <p className={`flex items-center gap-1.5 ${active ? 'text-success' : 'text-muted'}`}>
        {active ? (
          <ShieldCheck size={16} strokeWidth={iconStroke} aria-hidden="true" />
        ) : (
          <ShieldAlert size={16} strokeWidth={iconStroke} aria-hidden="true" />
        )}
        {t(active ? 'totp.on' : 'totp.off')}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        {active ? (
          <>
            <Button onClick={() => setOpen('renewal')}>{t('recovery.renew')}</Button>
            <Button variant="danger" onClick={() => setOpen('removal')}>
              {t('totp.remove')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setOpen('enrolment')}>{t('totp.set_up')}</Button>
        )}
      </div>
      <EnrolmentDialog open={open === 'enrolment'} onClose={close} />
      <RenewalDialog open={open === 'renewal'} onClose={close} />
      <RemovalDialog open={open === 'removal'} onClose={close} />
    </AccountSection>
  );
}
