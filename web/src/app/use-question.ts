import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { keys } from '@/api/queries/keys';
import type { Question } from '@/api/session-events';
import type { Session } from '@/api/types';

/**
 * Puts a question of the API client to the person who is signed in; `username` is set while the answer is awaited.
 * `isSettled` may find that nothing needs to be asked.
 */
export function useQuestion(
  question: Question,
  isSettled?: (session: Session) => Promise<boolean>,
): { username: string | undefined; answer: (done: boolean) => void } {
  const queryClient = useQueryClient();
  const [username, setUsername] = useState<string>();
  const settle = useRef<(done: boolean) => void>(undefined);
  useEffect(
    () =>
      question.onAsked(async () => {
        const session = queryClient.getQueryData<Session | null>(keys.session);
        if (!session) return false;
        if (await isSettled?.(session)) return true;
        setUsername(session.user.username);
        return new Promise((resolve) => {
          settle.current = resolve;
        });
      }),
    [question, isSettled, queryClient],
  );
  const answer = (done: boolean) => {
    setUsername(undefined);
    settle.current?.(done);
  };
  return { username, answer };
}
