import { FolderTree, GitBranch, ScrollText, Shield, Table2, Users, type LucideIcon } from 'lucide-react';
import type { GlobalRight } from '@/api/account-types';
import type { Session } from '@/api/types';
import { may } from '@/api/use-may';
import type { Key } from '@/i18n/translate';

type Label = Extract<Key, `admin.${string}`>;

export interface AdministrationLink {
  to: '/admin/utilisateurs' | '/admin/groupes' | '/admin/tables' | '/admin/types' | '/admin/regles' | '/admin/journal';
  label: Label;
  icon: LucideIcon;
  /** What one must have the right to. */
  right: GlobalRight;
}

export interface AdministrationPart {
  title: Label;
  links: AdministrationLink[];
}

const parts: AdministrationPart[] = [
  {
    title: 'admin.people',
    links: [
      { to: '/admin/utilisateurs', label: 'admin.users', icon: Users, right: 'users.manage' },
      { to: '/admin/groupes', label: 'admin.groups', icon: Shield, right: 'users.manage' },
    ],
  },
  {
    title: 'admin.data',
    links: [
      { to: '/admin/tables', label: 'admin.tables', icon: Table2, right: 'schema.manage' },
      { to: '/admin/types', label: 'admin.project_types', icon: FolderTree, right: 'schema.manage' },
      { to: '/admin/regles', label: 'admin.rules', icon: GitBranch, right: 'rules.manage' },
    ],
  },
  { title: 'admin.running', links: [{ to: '/admin/journal', label: 'admin.audit', icon: ScrollText, right: 'audit.read' }] },
];

/** The pages of the administration that this session may open; none for most people. */
export function administrationParts(session: Session | null | undefined): AdministrationPart[] {
  return parts
    .map(({ title, links }) => ({ title, links: links.filter(({ right }) => may(session, right)) }))
    .filter(({ links }) => links.length > 0);
}

/** Whether an address is one of the administration: its own pages, and the fields of a table. */
export function isInAdministration(path: string): boolean {
  return /^\/admin(\/|$)/.test(path) || /^\/t\/[^/]+\/champs$/.test(path);
}
