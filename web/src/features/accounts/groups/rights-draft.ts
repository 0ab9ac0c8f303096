import { tableActions, type Group, type TablePermission } from '@/api/account-types';
import type { TableAction } from '@/api/types';

/** The row of all tables, those to come too. */
export const everyTable = '*';

/** What can be written of a group. */
export interface GroupDraft {
  name: string;
  description: string;
  rights: string[];
  permissions: TablePermission[];
}

export const emptyGroup: GroupDraft = { name: '', description: '', rights: [], permissions: [] };

export function groupDraftOf({ name, description, rights, permissions }: Group): GroupDraft {
  return { name, description, rights, permissions };
}

/** What names the table itself, if anything does. */
export function ownPermission(draft: GroupDraft, table: string): TablePermission | undefined {
  return draft.permissions.find((permission) => permission.table === table);
}

/** What counts on a table: what names it, else what is given on every table. */
export function permissionOn(draft: Pick<GroupDraft, 'permissions'>, table: string): TablePermission | undefined {
  const { permissions } = draft;
  return permissions.find((each) => each.table === table) ?? permissions.find((each) => each.table === everyTable);
}

/** The same for the row that is shown, empty where nothing is given. */
export function shownPermission(draft: GroupDraft, table: string): TablePermission {
  const { actions = [], record_filter = '', ...fields } = permissionOn(draft, table) ?? {};
  return { hidden_fields: [], readonly_fields: [], ...fields, table, actions, record_filter };
}

/** Nothing can be done with what cannot be seen: other actions bring reading, and go with it. */
export function withAction(actions: readonly TableAction[], action: TableAction, on: boolean): TableAction[] {
  if (!on) return action === 'read' ? [] : actions.filter((each) => each !== action);
  return tableActions.filter((each) => each === 'read' || each === action || actions.includes(each));
}

function saysNothingNew(permission: TablePermission, every: TablePermission | undefined): boolean {
  if (permission.hidden_fields.length > 0 || permission.readonly_fields.length > 0) return false;
  const { actions = [], record_filter = '' } = every ?? {};
  if (actions.length === 0 && permission.actions.length === 0) return true;
  return permission.actions.join() === actions.join() && permission.record_filter === record_filter;
}

/** Puts what is given on a table into the draft; what only repeats the row of all tables is left out. */
export function withPermission(draft: GroupDraft, permission: TablePermission): GroupDraft {
  const others = draft.permissions.filter(({ table }) => table !== permission.table);
  const every = permission.table === everyTable ? undefined : ownPermission(draft, everyTable);
  const permissions = saysNothingNew(permission, every) ? others : [...others, permission];
  return { ...draft, permissions: permissions.toSorted(everyTableFirst) };
}

/** Back to what is given on every table. */
export function withoutPermission(draft: GroupDraft, table: string): GroupDraft {
  return { ...draft, permissions: draft.permissions.filter((each) => each.table !== table) };
}

function everyTableFirst(left: TablePermission, right: TablePermission): number {
  return Number(right.table === everyTable) - Number(left.table === everyTable);
}

function keyOf(draft: GroupDraft): string {
  const { name, description, rights, permissions } = draft;
  const byTable = permissions.toSorted((left, right) => left.table.localeCompare(right.table));
  const facts = byTable.map(({ table, actions, record_filter, hidden_fields, readonly_fields }) => [
    table,
    actions.toSorted(),
    record_filter,
    hidden_fields.toSorted(),
    readonly_fields.toSorted(),
  ]);
  return JSON.stringify([name, description, rights.toSorted(), facts]);
}

/** Whether two drafts say the same. */
export function sameDraft(left: GroupDraft, right: GroupDraft): boolean {
  return keyOf(left) === keyOf(right);
}
