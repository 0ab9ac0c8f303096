import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '@/api/queries/keys';
import { onDuty, passwordQuestion, signInQuestion } from '@/api/session-events';
import { ReauthenticationDialog } from '@/features/session/reauthentication-dialog';
import { SessionEndNotice } from '@/features/session/session-end-notice';
import { SessionEndedDialog } from '@/features/session/session-ended-dialog';
import { pathOfDuty } from './duties';
import type { AppRouter } from './router';
import { useQuestion } from './use-question';

/** Watches over the session of an open page: its near end, its end, the password wanted again, what must be done first. */
export function SessionGuard({ router }: { router: AppRouter }) {
  const queryClient = useQueryClient();
  const ended = useQuestion(signInQuestion);
  const asked = useQuestion(passwordQuestion);
  useEffect(
    () =>
      onDuty((duty) => {
        void queryClient.invalidateQueries({ queryKey: keys.session });
        void router.navigate({ to: pathOfDuty(duty) });
      }),
    [queryClient, router],
  );
  const signedIn = () => {
    void queryClient.invalidateQueries({ queryKey: keys.session });
    ended.answer(true);
  };
  const leave = () => {
    ended.answer(false);
    queryClient.clear();
    void router.navigate({ to: '/connexion' });
  };
  return (
    <>
      <ReauthenticationDialog
        username={asked.username}
        onConfirmed={() => asked.answer(true)}
        onCancel={() => asked.answer(false)}
      />
      <SessionEndedDialog username={ended.username} onSignedIn={signedIn} onLeave={leave} />
      {ended.username === undefined && <SessionEndNotice />}
    </>
  );
}
