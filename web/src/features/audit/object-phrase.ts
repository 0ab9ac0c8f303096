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

/** What an entry is about: « le compte marie », « le champ Nom de Projet ». */
export function objectPhrase(entry: AuditEntry, tables: readonly Table[]): string {
  const [, kind = '', name = '', field] = /^(\w+):([^/]*)(?:\/field:(.*))?$/.exec(entry.object) ?? [];
  const table = tables.find(({ slug }) => slug === name);
  switch (kind) {
    case 'user':
      return t('audit.object.user', { name: nameIn(entry, 'username') ?? t('audit.number', { number: name }) });
    case 'group':
      return t('audit.object.group', { name: nameIn(entry, 'name') ?? t('audit.number', { number: name }) });
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
