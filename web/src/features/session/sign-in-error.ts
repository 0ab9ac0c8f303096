import { ApiError } from '@/api/api-error';
import { errorText } from '@/components/error-text';
import { t } from '@/i18n/translate';

const minute = 60;

/** Why signing in failed, without saying which of the two was wrong. */
export function signInError(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error);
  if (error.code === 'invalid_credentials') return t('sign_in.refused');
  if (error.code !== 'too_many_attempts') return errorText(error);
  const seconds = error.retryAfter ?? minute;
  return seconds <= minute ? t('sign_in.pause_short') : t('sign_in.pause', { n: Math.ceil(seconds / minute) });
}
