import { useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { t } from '@/i18n/translate';
import { Enrolment } from './enrolment';

/** Sets up the second factor from the account's page. */
export function EnrolmentDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [enrolled, setEnrolled] = useState(false);
  const close = () => {
    setEnrolled(false);
    onClose();
  };
  return (
    <Dialog open={open} onClose={close} persistent={enrolled} title={t(enrolled ? 'totp.enrolled' : 'totp.set_up_title')}>
      <Enrolment onEnrolled={() => setEnrolled(true)} onDone={close} doneLabel={t('recovery.done')} />
      {!enrolled && (
        <Button variant="quiet" className="mt-2 w-full" onClick={close}>
          {t('action.cancel')}
        </Button>
      )}
    </Dialog>
  );
}
