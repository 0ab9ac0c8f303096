import { getRouteApi } from '@tanstack/react-router';
import { RulesPage } from '@/features/rules/rules-page';

const route = getRouteApi('/shell/admin/regles');

/** Hands the address to the list of rules. */
export function RulesRoute() {
  const { table, champ, choix } = route.useSearch();
  return <RulesPage table={table} field={champ} choice={choix} />;
}
