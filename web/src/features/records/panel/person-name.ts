import type { UserReference } from '@/api/types';
import { t } from '@/i18n/translate';

/** Who did something, as far as the server tells. */
export function personName(person: UserReference): string {
  if (person === null) return t('records.person.system');
  return typeof person === 'number' ? t('records.person.number', { id: person }) : person.label;
}
