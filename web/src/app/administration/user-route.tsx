import { getRouteApi } from '@tanstack/react-router';
import { UserPage } from '@/features/accounts/users/user-page';

const route = getRouteApi('/shell/admin/utilisateurs/$id');

/** Hands the address to the page of an account, and its changes back to the address. */
export function UserRoute() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <UserPage key={id} id={Number(id)} search={search} onSearchChange={(next) => void navigate({ search: next, replace: true })} />
  );
}
