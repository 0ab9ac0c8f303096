import { ApiError } from '@/api/api-error';
import { t } from '@/i18n/translate';

/** What happened, whether the data is safe, what to do; then the code. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  if (error.status === 0) return t('error.unreachable');
  const said = error.detail || error.title || t('error.unexpected');
  return `${said} ${t('error.code', { code: error.code })}`;
}
