import { getRouteApi } from '@tanstack/react-router';
import { AuditPage } from '@/features/audit/audit-page';

const route = getRouteApi('/shell/admin/journal');

/** Hands the address to the audit log, and its changes back to the address. */
export function AuditRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <AuditPage
      search={search}
      onSearchChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
    />
  );
}
