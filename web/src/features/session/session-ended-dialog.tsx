import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { t } from '@/i18n/translate';
import { SignInSteps } from './sign-in-steps';

export interface SessionEndedDialogProps {
  /** Whose session ended; undefined while all is well. */
  username: string | undefined;
  onSignedIn: () => void;
  onLeave: () => void;
}

/** Signs in again over the page, which keeps everything typed. */
export function SessionEndedDialog({ username, onSignedIn, onLeave }: SessionEndedDialogProps) {
  return (
    <Dialog
      open={username !== undefined}
      onClose={onLeave}
      persistent
      title={t('session_ended.title')}
      description={t('session_ended.detail', { username: username ?? '' })}
    >
      <SignInSteps username={username} onSignedIn={onSignedIn} />
      <Button variant="quiet" className="mt-2 w-full" onClick={onLeave}>
        {t('session_ended.leave')}
      </Button>
    </Dialog>
  );
}
