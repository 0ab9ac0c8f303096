import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AccessExplanation, Account, AccountSession } from '@/api/account-types';
import { get } from '@/api/client';
import type { Page } from '@/api/types';
import { keys } from './keys';

/** Which accounts a list shows; what is absent does not matter. */
export interface AccountFilter {
  search?: string | undefined;
  active?: boolean | undefined;
  locked?: boolean | undefined;
  group?: number | undefined;
}

const pageSize = 100;
/** The most that one answer holds. */
export const mostMembers = 500;

/** Accounts by user name, a page at a time. */
export function accountsQuery(filter: AccountFilter) {
  return infiniteQueryOptions({
    queryKey: keys.accountList(filter),
    queryFn: ({ signal, pageParam }) =>
      get<Page<Account>>('/users', { signal, query: { ...filter, limit: pageSize, total: true, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

export function accountQuery(id: number) {
  return queryOptions({
    queryKey: keys.account(id),
    queryFn: ({ signal }) => get<Account>(`/users/${id}`, { signal }),
  });
}

/** The members of a group, at most `mostMembers`, with how many there are. */
export function membersQuery(group: number) {
  return queryOptions({
    queryKey: keys.accountList({ group, members: true }),
    queryFn: ({ signal }) => get<Page<Account>>('/users', { signal, query: { group, limit: mostMembers, total: true } }),
  });
}

export function memberCountQuery(group: number) {
  return queryOptions({
    queryKey: keys.accountList({ group, count: true }),
    queryFn: async ({ signal }) =>
      (await get<Page<Account>>('/users', { signal, query: { group, limit: 1, total: true } })).total ?? 0,
  });
}

export function accountSessionsQuery(id: number) {
  return queryOptions({
    queryKey: keys.accountSessions(id),
    queryFn: async ({ signal }) => (await get<Page<AccountSession>>(`/users/${id}/sessions`, { signal })).items,
  });
}

export interface AccessQuestion {
  user: number;
  table: string;
  /** One of its records. */
  id?: number | undefined;
}

export function explanationQuery(question: AccessQuestion) {
  return queryOptions({
    queryKey: keys.explanation(question),
    queryFn: ({ signal }) => get<AccessExplanation>('/permissions/explain', { signal, query: { ...question } }),
    staleTime: 0,
  });
}
