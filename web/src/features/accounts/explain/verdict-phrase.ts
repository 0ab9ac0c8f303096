import type { GroupVerdict } from '@/api/account-types';
import { t } from '@/i18n/translate';
import { filterPhrase } from '../groups/filter-phrase';

/** What one group says of one action: « Éditeur le permet sur toutes les tables ». */
export function verdictPhrase(verdict: GroupVerdict, onRecord: boolean): string {
  const { group, record_filter } = verdict;
  switch (verdict.verdict) {
    case 'grants':
      return grantPhrase(verdict, onRecord);
    case 'not_given':
      return t('explain.not_given', { group });
    case 'filter_failed':
      return t('explain.filter_failed', { group, filter: filterPhrase(record_filter) });
    case 'filter_broken':
      return t('explain.filter_broken', { group, filter: filterPhrase(record_filter) });
  }
}

function grantPhrase({ group, for_every_table, record_filter }: GroupVerdict, onRecord: boolean): string {
  const given = t(for_every_table ? 'explain.grants_everywhere' : 'explain.grants', { group });
  if (record_filter === '') return given;
  return t(onRecord ? 'explain.passes' : 'explain.only', { given, filter: filterPhrase(record_filter) });
}
