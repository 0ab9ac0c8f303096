import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tablesSearchOf } from '../search';
import { shellRoute } from '../shell-route';
import { auditSearchOf, rulesSearchOf, userSearchOf, usersSearchOf } from './administration-search';
import { enterAdministration, onlyWith } from './guard';

const administrationRoute = createRoute({ getParentRoute: () => shellRoute, path: '/admin' });

const administrationEntrance = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/',
  beforeLoad: enterAdministration,
});

const usersRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/utilisateurs',
  validateSearch: usersSearchOf,
  beforeLoad: onlyWith('users.manage'),
  component: lazyRouteComponent(() => import('./users-route'), 'UsersRoute'),
});

const userRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/utilisateurs/$id',
  validateSearch: userSearchOf,
  beforeLoad: onlyWith('users.manage'),
  component: lazyRouteComponent(() => import('./user-route'), 'UserRoute'),
});

const groupsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/groupes',
  beforeLoad: onlyWith('users.manage'),
  component: lazyRouteComponent(() => import('@/features/accounts/groups/groups-page'), 'GroupsPage'),
});

const groupRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/groupes/$id',
  beforeLoad: onlyWith('users.manage'),
  component: lazyRouteComponent(() => import('./group-route'), 'GroupRoute'),
});

const schemaListRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/tables',
  validateSearch: tablesSearchOf,
  beforeLoad: onlyWith('schema.manage'),
  component: lazyRouteComponent(() => import('../tables-route'), 'TablesRoute'),
});

const projectTypesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/types',
  beforeLoad: onlyWith('schema.manage'),
  component: lazyRouteComponent(() => import('@/features/project-types/project-types-page'), 'ProjectTypesPage'),
});

const rulesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/regles',
  validateSearch: rulesSearchOf,
  beforeLoad: onlyWith('rules.manage'),
  component: lazyRouteComponent(() => import('./rules-route'), 'RulesRoute'),
});

const ruleRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/regles/$id',
  validateSearch: rulesSearchOf,
  beforeLoad: onlyWith('rules.manage'),
  component: lazyRouteComponent(() => import('./rule-route'), 'RuleRoute'),
});

const auditRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/journal',
  validateSearch: auditSearchOf,
  beforeLoad: onlyWith('audit.read'),
  component: lazyRouteComponent(() => import('./audit-route'), 'AuditRoute'),
});

/** The pages of the administration, each for those who have its right. */
export const administration = administrationRoute.addChildren([
  administrationEntrance,
  usersRoute,
  userRoute,
  groupsRoute,
  groupRoute,
  schemaListRoute,
  projectTypesRoute,
  rulesRoute,
  ruleRoute,
  auditRoute,
]);
