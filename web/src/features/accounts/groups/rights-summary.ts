import type { Group } from '@/api/account-types';
import { formatList } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { everyTable } from './rights-draft';

/** What a group gives, in one line. */
export function rightsSummary(group: Group): string {
  const every = group.permissions.find(({ table }) => table === everyTable);
  const named = group.permissions.filter(({ table }) => table !== everyTable).length;
  const verbs = (every?.actions ?? []).map((action) => t(`groups.verb.${action}`));
  const parts = [
    ...(verbs.length > 0 ? [t('groups.summary.every', { verbs: formatList(verbs) })] : []),
    ...(named > 0 ? [t(verbs.length > 0 ? 'groups.summary.apart' : 'groups.summary.tables', { n: named })] : []),
    ...(group.rights.length > 0 ? [t('groups.summary.rights', { n: group.rights.length })] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : t('groups.summary.none');
}
