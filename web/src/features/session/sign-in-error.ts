import { ApiError } from '@/api/api-error';
import { errorText } from '@/components/error-text';
import { t } from '@/i18n/translate';

const minute = 60;
const hour = 60 * minute;
/** Up to here minutes say more than hours. */
const mostMinutes = 90;

/** How long the pause lasts, in words. */
function pauseText(seconds: number): string {
  const minutes = Math.ceil(seconds / minute);
  if (minutes <= 1) return t('sign_in.pause_short');
  return minutes <= mostMinutes ? t('sign_in.pause', { n: minutes }) : t('sign_in.pause_long', { n: Math.ceil(seconds / hour) });
}

/** Why signing in or proving one's password failed, without saying which of the two was wrong. */
export function signInError(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error);
  if (error.code === 'invalid_credentials') return t('sign_in.refused');
  return error.code === 'too_many_attempts' ? pauseText(error.retryAfter ?? minute) : errorText(error);
}
