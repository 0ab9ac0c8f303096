import type { AuditState } from '@/api/queries/audit';

export interface Difference {
  /** Where it stands: member names from the outside in; a list of objects by what names each. */
  path: string[];
  before: unknown;
  after: unknown;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const naming = ['slug', 'table', 'name', 'id'];

/** What tells an object of a list from the others. */
function nameIn(value: Record<string, unknown>): string | undefined {
  const key = naming.find((each) => typeof value[each] === 'string' || typeof value[each] === 'number');
  return key === undefined ? undefined : String(value[key]);
}

/** Lists of named objects as objects, so that each is compared with its former self. */
function comparable(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject)) return value;
  const names = value.map(nameIn);
  const distinct = new Set(names);
  if (distinct.has(undefined) || distinct.size < names.length) return value;
  return Object.fromEntries(value.map((each, at) => [names[at], each]));
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function compare(path: string[], before: unknown, after: unknown): Difference[] {
  const [old, now] = [comparable(before), comparable(after)];
  if (!isObject(old) && !isObject(now)) return same(old, now) ? [] : [{ path, before: old, after: now }];
  if ((old !== undefined && !isObject(old)) || (now !== undefined && !isObject(now))) return [{ path, before, after }];
  const members = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  return members.flatMap((name) => compare([...path, name], old?.[name], now?.[name]));
}

/** What differs between two states of the log, or all of the one that there is. */
export function readDifferences(before: AuditState, after: AuditState): Difference[] {
  return compare([], before ?? undefined, after ?? undefined);
}
