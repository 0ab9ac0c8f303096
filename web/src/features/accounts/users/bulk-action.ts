import { post } from '@/api/client';

/** What can be done to several accounts at once, as the server calls it. */
export const bulkActions = [
  'enable',
  'disable',
  'require_password_change',
  'end_sessions',
  'add_to_group',
  'remove_from_group',
] as const;

export type BulkAction = (typeof bulkActions)[number];

export interface BulkChange {
  ids: number[];
  action: BulkAction;
  /** For the two actions on groups. */
  group?: number;
}

/** All or nothing; how many accounts there were. */
export async function changeAccounts(change: BulkChange): Promise<number> {
  return (await post<{ changed: number }>('/users/bulk', change)).changed;
}

export function isAboutGroup(action: BulkAction): boolean {
  return action === 'add_to_group' || action === 'remove_from_group';
}
