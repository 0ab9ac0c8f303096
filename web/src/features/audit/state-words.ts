import { formatDateTime, formatList, formatNumber } from '@/i18n/format';
import { t } from '@/i18n/translate';

const members = {
  username: 'audit.member.username',
  email: 'audit.member.email',
  first_name: 'audit.member.first_name',
  last_name: 'audit.member.last_name',
  is_active: 'audit.member.is_active',
  is_superuser: 'audit.member.is_superuser',
  is_staff: 'audit.member.is_staff',
  groups: 'audit.member.groups',
  group: 'audit.member.group',
  name: 'audit.member.name',
  description: 'audit.member.description',
  rights: 'audit.member.rights',
  permissions: 'audit.member.permissions',
  actions: 'audit.member.actions',
  record_filter: 'audit.member.record_filter',
  hidden_fields: 'audit.member.hidden_fields',
  readonly_fields: 'audit.member.readonly_fields',
  required: 'audit.member.required',
  type: 'audit.member.type',
  default: 'audit.member.default',
  options: 'audit.member.options',
  fields: 'audit.member.fields',
  order: 'audit.member.order',
  sessions: 'audit.member.sessions',
  repeated: 'audit.member.repeated',
  since: 'audit.member.since',
  table: 'audit.member.table',
} as const;

function isMember(name: string): name is keyof typeof members {
  return name in members;
}

/** Where a difference stands, in words where we have them. */
export function memberPhrase(path: readonly string[]): string {
  return path.map((name) => (isMember(name) ? t(members[name]) : name)).join(' › ');
}

/** A value of the log, to read. */
export function valuePhrase(value: unknown): string {
  if (value === undefined || value === null || value === '') return t('audit.nothing');
  if (typeof value === 'boolean') return t(value ? 'fields.boolean.true' : 'fields.boolean.false');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatDateTime(value) : value;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    return value.length === 0 ? t('audit.nothing') : formatList(value.map(String));
  }
  return JSON.stringify(value);
}

const refusals = {
  invalid_credentials: 'audit.refusal.invalid_credentials',
  too_many_attempts: 'audit.refusal.too_many_attempts',
  wrong_password: 'audit.refusal.wrong_password',
  forbidden: 'audit.refusal.forbidden',
} as const;

function isRefusal(code: string): code is keyof typeof refusals {
  return code in refusals;
}

/** Why it was refused. */
export function refusalWords(code: string): string {
  return t('audit.refused', { code: isRefusal(code) ? t(refusals[code]) : code });
}
