import { ApiError } from '@/api/api-error';
import { t } from '@/i18n/translate';

/** What to say under the code when the server says that it is not the right one. */
export function codeError(error: unknown, kind: 'app' | 'recovery'): string | undefined {
  if (!(error instanceof ApiError) || error.messageAt('/code') === undefined) return undefined;
  return t(kind === 'app' ? 'code.wrong' : 'code.wrong_recovery');
}
