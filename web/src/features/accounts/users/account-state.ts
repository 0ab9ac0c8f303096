import type { Account } from '@/api/account-types';

export type AccountState = 'active' | 'disabled' | 'locked' | 'password_due';

/** All that keeps somebody from working, or `active` alone. */
export function statesOf(account: Account): AccountState[] {
  const states: AccountState[] = [];
  if (!account.is_active) states.push('disabled');
  if (account.locked_until !== null) states.push('locked');
  if (account.is_active && account.password_change_required) states.push('password_due');
  return states.length > 0 ? states : ['active'];
}
