import { getRouteApi } from '@tanstack/react-router';
import { SchemaPage } from '@/features/schema/schema-page';

const route = getRouteApi('/shell/t/$slug/champs');

/** Hands the address to the editor of a table's fields, and its changes back to the address. */
export function SchemaRoute() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return <SchemaPage key={slug} slug={slug} search={search} onSearchChange={(next) => void navigate({ search: next })} />;
}
