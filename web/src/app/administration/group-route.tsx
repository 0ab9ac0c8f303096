import { getRouteApi } from '@tanstack/react-router';
import { GroupPage } from '@/features/accounts/groups/group-page';

const route = getRouteApi('/shell/admin/groupes/$id');

/** Hands the address to the page of a group. */
export function GroupRoute() {
  const { id } = route.useParams();
  return <GroupPage id={id === 'nouveau' ? undefined : Number(id)} />;
}
