import type { AuditFilter } from '@/api/queries/audit';

/** What the address of the log says. */
export interface AuditSearch {
  qui?: string | undefined;
  action?: string | undefined;
  objet?: string | undefined;
  issue?: 'ok' | 'refus' | undefined;
  du?: string | undefined;
  au?: string | undefined;
}

/** The same as the server asks for it. */
export function auditFilterOf({ qui, action, objet, issue, du, au }: AuditSearch): AuditFilter {
  return {
    actor: qui,
    action,
    object: objet,
    outcome: issue === 'refus' ? 'refused' : issue,
    from: du,
    to: au,
  };
}
