import { ApiError } from '@/api/api-error';
import { errorText } from '@/components/error-text';
import { t } from '@/i18n/translate';

const known = {
  last_administrator: 'refusal.last_administrator',
  own_rights: 'refusal.own_rights',
  more_than_own_rights: 'refusal.more_than_own_rights',
  forbidden: 'refusal.forbidden',
  version_conflict: 'refusal.version_conflict',
} as const;

function isKnown(code: string): code is keyof typeof known {
  return code in known;
}

/** Why the server did not do it, that nothing has changed, and what to do. */
export function refusalText(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error);
  if (isKnown(error.code)) return `${t(known[error.code])} ${t('error.code', { code: error.code })}`;
  const said = error.errors.map(({ message }) => message);
  return said.length > 0 ? said.join(' ') : errorText(error);
}
