import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/api/queries/session';
import type { Session } from '@/api/types';
import { PasswordPage } from '@/features/session/password/password-page';
import { SignInPage } from '@/features/session/sign-in-page';
import { HomePage } from '@/features/tables/home-page';
import { administration } from './administration/administration-routes';
import { onlyWith } from './administration/guard';
import { CrashPage } from './crash-page';
import { dutyPath } from './duties';
import { RouteSkeleton } from './route-skeleton';
import { recordsSearchOf, schemaSearchOf, signInSearchOf, tablesSearchOf } from './search';
import { rootRoute, shellRoute } from './shell-route';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connexion',
  validateSearch: signInSearchOf,
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.fetchQuery(sessionQuery);
    if (session && dutyPath(session) !== '/connexion') throw redirect({ href: search.suite ?? '/' });
  },
  component: SignInPage,
});

/** Where a gate leads whoever has nothing to do there. */
function passGate(session: Session | null, gate: '/mot-de-passe' | '/second-facteur'): void {
  if (!session) throw redirect({ to: '/connexion' });
  const path = dutyPath(session);
  if (path !== gate) throw redirect({ to: path ?? '/' });
}

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mot-de-passe',
  beforeLoad: async ({ context }) => passGate(await context.queryClient.fetchQuery(sessionQuery), '/mot-de-passe'),
  component: PasswordPage,
});

const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-facteur',
  beforeLoad: async ({ context }) => passGate(await context.queryClient.fetchQuery(sessionQuery), '/second-facteur'),
  component: lazyRouteComponent(() => import('@/features/session/second-factor/second-factor-page'), 'SecondFactorPage'),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nouveau-mot-de-passe',
  component: lazyRouteComponent(() => import('@/features/session/password/link-page'), 'LinkPage'),
});

const homeRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: HomePage });

const tablesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tables',
  validateSearch: tablesSearchOf,
  component: lazyRouteComponent(() => import('./tables-route'), 'TablesRoute'),
});

const recordsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/t/$slug',
  validateSearch: recordsSearchOf,
  component: lazyRouteComponent(() => import('./records-route'), 'RecordsRoute'),
});

const schemaRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/t/$slug/champs',
  validateSearch: schemaSearchOf,
  beforeLoad: onlyWith('schema.manage'),
  component: lazyRouteComponent(() => import('./schema-route'), 'SchemaRoute'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/compte',
  component: lazyRouteComponent(() => import('@/features/session/account/account-page'), 'AccountPage'),
});

const pages = shellRoute.addChildren([homeRoute, tablesRoute, recordsRoute, schemaRoute, accountRoute, administration]);
const routeTree = rootRoute.addChildren([signInRoute, passwordRoute, secondFactorRoute, linkRoute, pages]);

/** Every page of the application. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: RouteSkeleton,
    defaultErrorComponent: CrashPage,
    // What a page's own reading of its address leaves out must not come back from the raw one.
    search: { strict: true },
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
