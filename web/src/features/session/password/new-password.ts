import { ApiError } from '@/api/api-error';
import { t } from '@/i18n/translate';
import type { NewPassword } from './new-password-fields';

export const noPassword: NewPassword = { next: '', confirmation: '' };

/** Why the form cannot be sent yet. Whether the password is good is the server's to say. */
export function incompleteReason({ next, confirmation }: NewPassword): string | undefined {
  if (next === '' || confirmation === '') return t('password.incomplete');
  return next === confirmation ? undefined : t('password.not_alike');
}

/** All that the server says against the new password. */
export function newPasswordError(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === 'password_too_long') return error.detail || error.title;
  const said = error.errors.filter(({ pointer }) => pointer === '/new_password').map(({ message }) => message);
  return said.length === 0 ? undefined : said.join(' ');
}
