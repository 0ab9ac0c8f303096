import type { FieldPath, UseFormReturn } from 'react-hook-form';
import type { Account } from '@/api/account-types';
import { ApiError } from '@/api/api-error';

/** What can be written of an account. */
export interface AccountDraft {
  username: string;
  first_name: string;
  last_name: string;
  email: string;
  groups: number[];
  is_active: boolean;
  is_superuser: boolean;
}

export const emptyAccount: AccountDraft = {
  username: '',
  first_name: '',
  last_name: '',
  email: '',
  groups: [],
  is_active: true,
  is_superuser: false,
};

export function draftOf(account: Account): AccountDraft {
  const { username, first_name, last_name, email, is_active, is_superuser } = account;
  return { username, first_name, last_name, email, is_active, is_superuser, groups: account.groups.map(({ id }) => id) };
}

function sameGroups(left: number[], right: number[]): boolean {
  return left.length === right.length && left.every((id) => right.includes(id));
}

/** Only what differs, since a change of rights ends sessions and a change of names does not. */
export function changesOf(before: AccountDraft, after: AccountDraft): Partial<AccountDraft> {
  const names = (['username', 'first_name', 'last_name', 'email'] as const).filter((name) => before[name] !== after[name]);
  const flags = (['is_active', 'is_superuser'] as const).filter((flag) => before[flag] !== after[flag]);
  return {
    ...Object.fromEntries([...names, ...flags].map((name) => [name, after[name]])),
    ...(sameGroups(before.groups, after.groups) ? {} : { groups: after.groups }),
  };
}

const places = ['username', 'first_name', 'last_name', 'email'] as const satisfies readonly FieldPath<AccountDraft>[];

/** Puts the server's messages under their inputs. True when all of them found one. */
export function placeRefusal(error: unknown, form: UseFormReturn<AccountDraft>): boolean {
  if (!(error instanceof ApiError) || error.errors.length === 0) return false;
  let all = true;
  for (const { pointer, message } of error.errors) {
    const place = places.find((name) => pointer === `/${name}`);
    if (place === undefined) all = false;
    else form.setError(place, { message }, { shouldFocus: true });
  }
  return all;
}
