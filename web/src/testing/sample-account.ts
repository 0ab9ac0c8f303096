import type { Account, Group, TablePermission } from '@/api/account-types';

/** Somebody's account, for a test. */
export function sampleAccount(more: Partial<Account>): Account {
  return {
    id: 7,
    username: 'cecile',
    label: 'Cécile Étienne',
    email: 'cecile@exemple.fr',
    first_name: 'Cécile',
    last_name: 'Étienne',
    is_active: true,
    is_staff: false,
    is_superuser: false,
    groups: [{ id: 2, name: 'Éditeur' }],
    last_login: '2026-11-23T08:00:00Z',
    locked_until: null,
    date_joined: '2026-01-05T08:00:00Z',
    password_changed_at: '2026-09-01T08:00:00Z',
    password_change_required: false,
    second_factor: false,
    version: 3,
    ...more,
  };
}

export function samplePermission(table: string, more: Partial<TablePermission> = {}): TablePermission {
  return { table, actions: ['read'], record_filter: '', hidden_fields: [], readonly_fields: [], ...more };
}

export function sampleGroup(more: Partial<Group>): Group {
  return { id: 2, name: 'Éditeur', description: '', rights: [], permissions: [], ...more };
}
