import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/api/queries/session';
import { tablesQuery } from '@/api/queries/tables';
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
    if (!session) throw redirect({ to: '/connexion', search: { suite } });
    if (session.password_change_required) throw redirect({ to: '/mot-de-passe' });
    void context.queryClient.prefetchQuery(tablesQuery);
  },
  component: Shell,
});
