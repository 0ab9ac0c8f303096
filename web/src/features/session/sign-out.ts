import type { QueryClient } from '@tanstack/react-query';
import type { UseNavigateResult } from '@tanstack/react-router';
import { post } from '@/api/client';
import { hasCode } from '@/api/api-error';
import { clearTabStore } from '@/lib/tab-store';

/** Ends the session on the server, forgets what was read, and leads to sign-in. */
export async function signOut(queryClient: QueryClient, navigate: UseNavigateResult<string>): Promise<void> {
  try {
    await post('/auth/logout', undefined, { anonymous: true });
  } catch (error) {
    if (!hasCode(error, 'unauthenticated')) throw error;
  }
  queryClient.clear();
  clearTabStore();
  await navigate({ to: '/connexion' });
}
