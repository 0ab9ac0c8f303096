import type { QueryClient } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import type { GlobalRight } from '@/api/account-types';
import { sessionQuery } from '@/api/queries/session';
import { may } from '@/api/use-may';
import { administrationParts } from './administration-links';

interface Guarded {
  context: { queryClient: QueryClient };
}

/** A page for those who have a right does not exist for the others. */
export function onlyWith(right: GlobalRight) {
  return async ({ context }: Guarded) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!may(session, right)) throw notFound();
  };
}

/** Leads to the first page of the administration that one may open. */
export async function enterAdministration({ context }: Guarded): Promise<void> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  const first = administrationParts(session)[0]?.links[0];
  if (first === undefined) throw notFound();
  throw redirect({ to: first.to });
}
