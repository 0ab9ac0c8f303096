import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { apiUrl, get } from '@/api/client';
import type { Page } from '@/api/types';
import { keys } from './keys';

export type AuditState = { [member: string]: unknown } | null;

/** Who did what, when, from where, before and after. */
export interface AuditEntry {
  id: number;
  at: string;
  /** Null: the program itself, or nobody known. */
  actor: { id: number; name: string } | null;
  address: string;
  request_id: string;
  action: string;
  /** `user:12`, `table:projet/field:nom`. */
  object: string;
  /** `ok`, or the code of the refusal. */
  outcome: string;
  before: AuditState;
  after: AuditState;
  hash: string;
}

export interface AuditAction {
  name: string;
  label: string;
}

/** Which entries a list shows; what is absent does not matter. */
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  object?: string | undefined;
  outcome?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The log, newest first. Reading it leaves an entry, so it is not read again without being asked. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: keys.audit(filter),
    queryFn: ({ signal, pageParam }) =>
      get<Page<AuditEntry>>('/audit', { signal, query: { ...filter, limit: 50, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
  });
}

export const auditActionsQuery = queryOptions({
  queryKey: keys.auditActions,
  queryFn: async ({ signal }) => (await get<Page<AuditAction>>('/audit/actions', { signal })).items,
  staleTime: Infinity,
});

/** Where the browser finds these entries as a file. */
export function auditFileUrl(filter: AuditFilter, format: 'csv' | 'json'): string {
  return apiUrl('/audit', { ...filter, format });
}
