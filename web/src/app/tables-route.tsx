import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { TablesPage } from '@/features/tables/tables-page';
import { isInAdministration } from './administration/administration-links';

/** The list of tables: outside the administration it leads to their records, inside it to their fields. */
export function TablesRoute() {
  const { creer } = useSearch({ strict: false });
  const navigate = useNavigate();
  const inside = useRouterState({ select: ({ location }) => isInAdministration(location.pathname) });
  return (
    <TablesPage
      creating={creer === true}
      onCreating={(creating) => void navigate({ to: '.', search: creating ? { creer: true } : {}, replace: !creating })}
      leadsTo={inside ? 'fields' : 'records'}
    />
  );
}
