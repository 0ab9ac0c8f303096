import { getRouteApi } from '@tanstack/react-router';
import { UsersPage } from '@/features/accounts/users/users-page';

const route = getRouteApi('/shell/admin/utilisateurs');

/** Hands the address to the list of accounts, and its changes back to the address. */
export function UsersRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <UsersPage
      search={search}
      onSearchChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
    />
  );
}
