import type { TableAction } from './types';

/** The bodies of the administration of accounts, as the contract states them. */

export const globalRights = [
  'schema.manage',
  'rules.manage',
  'users.manage',
  'audit.read',
  'backups.manage',
  'jobs.manage',
  'notifications.manage',
  'settings.manage',
] as const;

/** A right that no table limits. */
export type GlobalRight = (typeof globalRights)[number];

export const tableActions = ['read', 'create', 'update', 'delete'] as const satisfies readonly TableAction[];

export interface GroupName {
  id: number;
  name: string;
}

/** Somebody's account, for those who manage accounts. */
export interface Account {
  id: number;
  username: string;
  /** The name as it is shown. */
  label: string;
  email: string;
  first_name: string;
  last_name: string;
  is_active: boolean;
  is_staff: boolean;
  is_superuser: boolean;
  groups: GroupName[];
  last_login: string | null;
  /** The end of the pause after too many failures. */
  locked_until: string | null;
  date_joined: string;
  password_changed_at: string;
  password_change_required: boolean;
  second_factor: boolean;
  version: number;
}

/** A link by which the owner of an account chooses a password, told once. */
export interface PasswordLink {
  url: string;
  expires_at: string;
}

export interface AccountSession {
  id: number;
  device: string;
  address: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

/** What a group gives on one table; `*` is every table, those to come too. */
export interface TablePermission {
  table: string;
  actions: TableAction[];
  /** Expression; empty: all records. */
  record_filter: string;
  hidden_fields: string[];
  readonly_fields: string[];
}

export interface Group {
  id: number;
  name: string;
  description: string;
  rights: string[];
  permissions: TablePermission[];
}

/** What one group says of one action. */
export interface GroupVerdict {
  group: string;
  verdict: 'grants' | 'not_given' | 'filter_failed' | 'filter_broken';
  for_every_table: boolean;
  record_filter: string;
}

/** What somebody may do with a table or one of its records, and by which group. */
export interface AccessExplanation {
  user: number;
  username: string;
  is_active: boolean;
  is_superuser: boolean;
  table: string;
  record: number | null;
  actions: { action: TableAction; allowed: boolean; groups: GroupVerdict[] }[];
  hidden_fields: string[];
  readonly_fields: string[];
}
