import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/api/queries/session';
import { tablesQuery } from '@/api/queries/tables';
import { dutyPath } from './duties';
import { NotFoundPage } from './not-found-page';
import { Shell } from './shell/shell';

interface Context {
  queryClient: QueryClient;
}

/** Above every page. */
export const rootRoute = createRootRouteWithContext<Context>()({ notFoundComponent: NotFoundPage });

/** Around the pages of those who are signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    const suite = location.href === '/' ? undefined : location.href;
    const duty = session ? dutyPath(session) : '/connexion';
    if (duty === '/connexion') throw redirect({ to: duty, search: { suite } });
    if (duty !== undefined) throw redirect({ to: duty });
    void context.queryClient.prefetchQuery(tablesQuery);
  },
  component: Shell,
});
