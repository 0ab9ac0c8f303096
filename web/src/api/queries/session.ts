import { queryOptions } from '@tanstack/react-query';
import { hasCode } from '@/api/api-error';
import { get, setCsrfToken } from '@/api/client';
import type { Session } from '@/api/types';
import { keys } from './keys';

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await get<Session>('/auth/session', { signal, anonymous: true });
      setCsrfToken(session.csrf_token);
      return session;
    } catch (error) {
      if (hasCode(error, 'unauthenticated')) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});
