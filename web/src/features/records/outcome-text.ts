import { errorText } from '@/components/error-text';
import { t } from '@/i18n/translate';
import type { Outcome } from './gesture';

/** What came of a gesture: `said` of what was done, then how many were refused or not tried, and why. */
export function outcomeText({ done, refused, left, failure }: Outcome, said: string): string {
  const [reason] = refused.values();
  const parts = [
    done.length > 0 ? t('records.outcome.sentence', { said }) : '',
    reason === undefined ? '' : t('records.outcome.refused', { n: refused.size, reason: reason.message }),
    left.length === 0 ? '' : t('records.outcome.left', { n: left.length }),
    failure === null ? '' : errorText(failure),
  ].filter((part) => part !== '');
  return parts.length === 1 && done.length > 0 ? said : parts.join(' ');
}
