import { getRouteApi } from '@tanstack/react-router';
import { RulePage } from '@/features/rules/rule-page';

const route = getRouteApi('/shell/admin/regles/$id');

/** Hands the address to the page of a rule. */
export function RuleRoute() {
  const { id } = route.useParams();
  const { table } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <RulePage
      id={id === 'nouvelle' ? undefined : Number(id)}
      table={table}
      onTable={(next) => void navigate({ search: { table: next }, replace: true })}
    />
  );
}
