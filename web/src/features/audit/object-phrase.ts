import type { AuditEntry } from '@/api/queries/audit';
import type { Table } from '@/api/types';
import { t } from '@/i18n/translate';

function nameIn(entry: AuditEntry, member: string): string | undefined {
  for (const state of [entry.after, entry.before]) {
    const name = state?.[member];
    if (typeof name === 'string' && name !== '') return name;
  }
  return undefined;
}

/** Accounts and groups by what they are called where the log itself says it: `user:12` → `marie`. */
export function namesIn(entries: readonly AuditEntry[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  // The newest first, so that the first name found is the latest.
  for (const entry of entries) {
    const about = entry.object.startsWith('user:') ? 'username' : 'name';
    const name = nameIn(entry, about);
    if (name !== undefined && !names.has(entry.object)) names.set(entry.object, name);
    if (entry.actor && !names.has(`user:${entry.actor.id}`)) names.set(`user:${entry.actor.id}`, entry.actor.name);
  }
  return names;
}

/** What an entry is about: « le compte marie », « le champ Nom de Projet ». */
export function objectPhrase(entry: AuditEntry, tables: readonly Table[], names: ReadonlyMap<string, string>): string {
  const [, kind = '', name = '', field] = /^(\w+):([^/]*)(?:\/field:(.*))?$/.exec(entry.object) ?? [];
  const known = names.get(entry.object) ?? t('audit.number', { number: name });
  const table = tables.find(({ slug }) => slug === name);
  switch (kind) {
    case 'user':
      return t('audit.object.user', { name: nameIn(entry, 'username') ?? known });
    case 'group':
      return t('audit.object.group', { name: nameIn(entry, 'name') ?? known });
    case 'table':
      return field === undefined
        ? t('audit.object.table', { name: table?.name ?? name })
        : t('audit.object.field', {
            name: table?.fields.find(({ slug }) => slug === field)?.name ?? field,
            table: table?.name ?? name,
          });
    case 'audit':
      return t('audit.object.entry', { number: name });
    default:
      return entry.object;
  }
}
