import { getRouteApi } from '@tanstack/react-router';
import { RecordsPage } from '@/features/records/records-page';

const route = getRouteApi('/shell/t/$slug');

/** Hands the address to the page of a table, and its changes back to the address. */
export function RecordsRoute() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <RecordsPage
      key={slug}
      slug={slug}
      search={search}
      onSearchChange={(change, options) =>
        void navigate({ search: (before) => ({ ...before, ...change }), replace: options?.replace ?? false })
      }
    />
  );
}
