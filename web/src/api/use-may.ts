import { useQuery } from '@tanstack/react-query';
import type { GlobalRight } from './account-types';
import { sessionQuery } from './queries/session';
import type { Session, TableAction } from './types';

/** Whether this session has a right that no table limits. */
export function may(session: Session | null | undefined, right: GlobalRight): boolean {
  if (!session) return false;
  return session.user.is_superuser || (session.permissions?.global.includes(right) ?? false);
}

/** `may` of the session that is open. */
export function useMay(right: GlobalRight): boolean {
  const { data: session } = useQuery(sessionQuery);
  return may(session, right);
}

/** Whether this session may do it to some records of a table. */
export function mayOn(session: Session | null | undefined, table: string, action: TableAction): boolean {
  if (!session) return false;
  const listed = session.permissions?.tables[table];
  return listed ? listed.actions.includes(action) : session.user.is_superuser;
}
