import type { TablePermission } from '@/api/account-types';
import type { Table } from '@/api/types';
import { t } from '@/i18n/translate';
import { filterPhrase } from './filter-phrase';

/** What is left out of what a group gives on a table; empty when nothing is. */
export function limitsPhrase(permission: TablePermission, table: Table | undefined): string {
  if (permission.actions.length === 0) return '';
  const known = (slugs: string[]) => slugs.filter((slug) => table?.fields.some((field) => field.slug === slug)).length;
  const hidden = known(permission.hidden_fields);
  const readonly = known(permission.readonly_fields);
  return [
    ...(permission.record_filter === '' ? [] : [t('groups.limits.only', { filter: filterPhrase(permission.record_filter) })]),
    ...(hidden === 0 ? [] : [t('groups.limits.hidden', { n: hidden })]),
    ...(readonly === 0 ? [] : [t('groups.limits.readonly', { n: readonly })]),
  ].join(' · ');
}
