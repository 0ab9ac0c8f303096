import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get, setCsrfToken } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { onDuty, passwordQuestion, signInQuestion } from '@/api/session-events';
import type { Session } from '@/api/types';
import { ReauthenticationDialog } from '@/features/session/reauthentication-dialog';
import { SessionEndNotice } from '@/features/session/session-end-notice';
import { SessionEndedDialog } from '@/features/session/session-ended-dialog';
import { dutyPath, pathOfDuty } from './duties';
import type { AppRouter } from './router';
import { useQuestion } from './use-question';

/** A request may have left with the cookie of before a renewal, or the person has signed in again in another tab. */
async function isOpenAgain({ user }: Session): Promise<boolean> {
  try {
    const now = await get<Session>('/auth/session', { anonymous: true, background: true });
    if (now.user.id !== user.id || dutyPath(now) !== undefined) return false;
    setCsrfToken(now.csrf_token);
    return true;
  } catch {
    return false;
  }
}

/** Watches over the session of an open page: its near end, its end, the password wanted again, what must be done first. */
export function SessionGuard({ router }: { router: AppRouter }) {
  const queryClient = useQueryClient();
  const ended = useQuestion(signInQuestion, isOpenAgain);
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
