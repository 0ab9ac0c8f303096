import type { Session } from '@/api/types';
import { t } from '@/i18n/translate';

const rights = [
  'schema.manage',
  'rules.manage',
  'users.manage',
  'backups.manage',
  'audit.read',
  'jobs.manage',
  'settings.manage',
  'notifications.manage',
] as const;

type Right = (typeof rights)[number];

/** The global rights that one may hand to a program: no more than one's own. */
export function rightsToGive({ user, permissions }: Session): readonly Right[] {
  return user.is_superuser ? rights : rights.filter((right) => permissions?.global.includes(right));
}

export function rightName(right: string): string {
  const known = rights.find((name) => name === right);
  return known === undefined ? right : t(`rights.${known}`);
}

/** What a token opens, in words. */
export function scopesText(scopes: string[]): string {
  const access = scopes.includes('write') ? t('tokens.write') : t('tokens.read');
  const named = scopes.filter((scope) => scope !== 'read' && scope !== 'write').map(rightName);
  return [access, ...named].join(', ');
}
