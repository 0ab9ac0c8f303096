/** Who gains and who loses what by a change of a group. */

import { globalRights, tableActions, type Account, type Group, type GlobalRight } from '@/api/account-types';
import type { Table, TableAction } from '@/api/types';
import { permissionOn } from './rights-draft';

export type ActionChange = 'gain' | 'lose' | 'widen' | 'narrow' | 'other';

export type Effect =
  | { kind: 'action'; change: ActionChange; action: TableAction; tables: string[]; people: number }
  | { kind: 'right'; change: 'gain' | 'lose'; right: GlobalRight; people: number }
  | { kind: 'field'; change: 'hide' | 'show' | 'lock' | 'unlock'; table: string; fields: string[]; people: number };

type Given = Pick<Group, 'rights' | 'permissions'>;

/** Which records an action reaches: none, those of any of these filters, or all. */
type Reach = 'none' | 'all' | readonly string[];

function reachOf(groups: readonly Given[], table: string, action: TableAction): Reach {
  // What cannot be read cannot be written either.
  if (action !== 'read' && reachOf(groups, table, 'read') === 'none') return 'none';
  const giving = groups.flatMap((group) => {
    const permission = permissionOn(group, table);
    return permission?.actions.includes(action) ? [permission.record_filter] : [];
  });
  if (giving.length === 0) return 'none';
  return giving.includes('') ? 'all' : [...new Set(giving)].toSorted();
}

function compareReach(before: Reach, after: Reach): ActionChange | undefined {
  if (String(before) === String(after)) return undefined;
  if (before === 'none') return 'gain';
  if (after === 'none') return 'lose';
  if (after === 'all') return 'widen';
  return before === 'all' ? 'narrow' : 'other';
}

/** Fields that every group which gives the action takes away: from reading what is hidden, from changing that too. */
function withheld(groups: readonly Given[], table: string, action: 'read' | 'update'): ReadonlySet<string> {
  const giving = groups.flatMap((group) => {
    const permission = permissionOn(group, table);
    return permission?.actions.includes(action) ? [permission] : [];
  });
  const [first, ...others] = giving.map(({ hidden_fields, readonly_fields }) =>
    action === 'read' ? hidden_fields : [...hidden_fields, ...readonly_fields],
  );
  return new Set((first ?? []).filter((field) => others.every((fields) => fields.includes(field))));
}

interface Situation {
  before: readonly Given[];
  after: readonly Given[];
  tables: readonly Table[];
}

/** What changes for one person, each as a key that is the same for everybody whom it happens to. */
function changesFor({ before, after, tables }: Situation): Effect[] {
  const effects: Effect[] = [];
  for (const right of globalRights) {
    const had = before.some((group) => group.rights.includes(right));
    const has = after.some((group) => group.rights.includes(right));
    if (had !== has) effects.push({ kind: 'right', change: has ? 'gain' : 'lose', right, people: 1 });
  }
  for (const { slug } of tables) {
    for (const action of tableActions) {
      const change = compareReach(reachOf(before, slug, action), reachOf(after, slug, action));
      if (change) effects.push({ kind: 'action', change, action, tables: [slug], people: 1 });
    }
    effects.push(...fieldChanges({ before, after, tables }, slug));
  }
  return effects;
}

function fieldChanges({ before, after }: Situation, table: string): Effect[] {
  const compare = (action: 'read' | 'update', taken: 'hide' | 'lock', given: 'show' | 'unlock', but: readonly string[]): Effect[] => {
    if (reachOf(before, table, action) === 'none' || reachOf(after, table, action) === 'none') return [];
    const old = withheld(before, table, action);
    const now = withheld(after, table, action);
    const lost = [...now].filter((field) => !old.has(field) && !but.includes(field));
    const won = [...old].filter((field) => !now.has(field) && !but.includes(field));
    return [
      ...(lost.length > 0 ? [{ kind: 'field', change: taken, table, fields: lost, people: 1 } as const] : []),
      ...(won.length > 0 ? [{ kind: 'field', change: given, table, fields: won, people: 1 } as const] : []),
    ];
  };
  const seen = compare('read', 'hide', 'show', []);
  // Who no longer sees a field need not be told that he cannot change it.
  return [...seen, ...compare('update', 'lock', 'unlock', seen.flatMap((effect) => (effect.kind === 'field' ? effect.fields : [])))];
}

/** The same thing happening to several people is said once. */
function countPeople(effects: Effect[]): Effect[] {
  const counted = new Map<string, Effect>();
  for (const effect of effects) {
    const key = JSON.stringify({ ...effect, people: 0 });
    const known = counted.get(key);
    counted.set(key, known ? { ...known, people: known.people + effect.people } : effect);
  }
  return [...counted.values()];
}

/** The same action changing alike for as many people is said once for all its tables. */
function joinTables(effects: Effect[]): Effect[] {
  const joined = new Map<string, Effect>();
  for (const effect of effects) {
    const key = JSON.stringify(effect.kind === 'action' ? { ...effect, tables: [] } : effect);
    const known = joined.get(key);
    const more = known?.kind === 'action' && effect.kind === 'action';
    joined.set(key, more ? { ...known, tables: [...known.tables, ...effect.tables] } : effect);
  }
  return [...joined.values()];
}

export interface GroupChange {
  /** The group as it is; undefined for a new one. */
  group: Group | undefined;
  draft: Given;
  members: readonly Account[];
  groups: readonly Group[];
  tables: readonly Table[];
}

/** Administrators pass every check and disabled accounts none, so neither gains nor loses. */
export function effectsOf({ group, draft, members, groups, tables }: GroupChange): Effect[] {
  const touched = members.filter((member) => member.is_active && !member.is_superuser);
  const effects = touched.flatMap((member) => {
    const others = groups.filter((each) => each.id !== group?.id && member.groups.some(({ id }) => id === each.id));
    return changesFor({ before: group ? [...others, group] : others, after: [...others, draft], tables });
  });
  return joinTables(countPeople(effects));
}
