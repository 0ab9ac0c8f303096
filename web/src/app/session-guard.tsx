import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys } from '@/api/queries/keys';
import { onPasswordChangeRequired, onSessionEnded } from '@/api/session-events';
import type { Session } from '@/api/types';
import { SessionEndedDialog } from '@/features/session/session-ended-dialog';
import type { AppRouter } from './router';

/** Asks to sign in again when the session ends under an open page, and leads to the password change when demanded. */
export function SessionGuard({ router }: { router: AppRouter }) {
  const queryClient = useQueryClient();
  const [username, setUsername] = useState<string>();
  const settle = useRef<(recovered: boolean) => void>(undefined);

  useEffect(
    () =>
      onSessionEnded(() => {
        const session = queryClient.getQueryData<Session | null>(keys.session);
        if (!session) return Promise.resolve(false);
        setUsername(session.user.username);
        return new Promise((resolve) => {
          settle.current = resolve;
        });
      }),
    [queryClient],
  );
  useEffect(
    () =>
      onPasswordChangeRequired(() => {
        void queryClient.invalidateQueries({ queryKey: keys.session });
        void router.navigate({ to: '/mot-de-passe' });
      }),
    [queryClient, router],
  );

  const finish = (recovered: boolean) => {
    setUsername(undefined);
    settle.current?.(recovered);
    if (recovered) return;
    queryClient.clear();
    void router.navigate({ to: '/connexion' });
  };
  return (
    <SessionEndedDialog
      username={username}
      onSignedIn={() => {
        void queryClient.invalidateQueries({ queryKey: keys.session });
        finish(true);
      }}
      onLeave={() => finish(false)}
    />
  );
}
