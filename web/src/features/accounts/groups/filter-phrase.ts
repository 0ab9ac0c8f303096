import { t } from '@/i18n/translate';

/** The condition that holds for what a person created himself. */
export const ownRecords = 'created_by == me.id';

/** A condition on records after « pour »: in words when we know them, else as the expression it is. */
export function filterPhrase(filter: string): string {
  if (filter === '') return t('groups.filter.all');
  return filter === ownRecords ? t('groups.filter.own') : t('groups.filter.where', { filter });
}
