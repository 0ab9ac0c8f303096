import type { AuditAction } from '@/api/queries/audit';
import { t } from '@/i18n/translate';

const capabilities = {
  server: 'audit.about.server',
  jobs: 'audit.about.jobs',
  settings: 'audit.about.settings',
  auth: 'audit.about.auth',
  users: 'audit.about.users',
  groups: 'audit.about.groups',
  tables: 'audit.about.tables',
  fields: 'audit.about.fields',
  rules: 'audit.about.rules',
  imports: 'audit.about.imports',
  records: 'audit.about.records',
  backups: 'audit.about.backups',
  notifications: 'audit.about.notifications',
  audit: 'audit.about.audit',
} as const;

function isCapability(name: string): name is keyof typeof capabilities {
  return name in capabilities;
}

export interface ActionGroup {
  /** Stands for all actions of the group too. */
  name: string;
  label: string;
  actions: AuditAction[];
}

/** The actions of the log by what they are about. */
export function actionGroups(actions: readonly AuditAction[]): ActionGroup[] {
  const names = [...new Set(actions.map(({ name }) => name.split('.')[0] ?? name))];
  return names.map((name) => ({
    name,
    label: isCapability(name) ? t(capabilities[name]) : name,
    actions: actions.filter((action) => action.name.startsWith(`${name}.`)),
  }));
}
