import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { keys } from '@/api/queries/keys';
import { t } from '@/i18n/translate';
import { Entrance } from '../entrance';
import { WayOut } from '../way-out';
import { Enrolment } from './enrolment';

/** The gate of an administrator's account that must have a second factor: nothing opens before it is set up. */
export function SecondFactorPage() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [enrolled, setEnrolled] = useState(false);
  const pass = async () => {
    queryClient.removeQueries({ queryKey: keys.session });
    await router.invalidate();
  };
  return (
    <Entrance title={t('totp.gate_title')} subtitle={t('totp.gate_subtitle')}>
      <Enrolment onEnrolled={() => setEnrolled(true)} onDone={() => void pass()} doneLabel={t('totp.continue')} />
      {!enrolled && <WayOut />}
    </Entrance>
  );
}
