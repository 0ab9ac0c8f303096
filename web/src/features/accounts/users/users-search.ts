import type { AccountFilter } from '@/api/queries/accounts';

/** What the address of the list says. */
export interface UsersSearch {
  recherche?: string | undefined;
  etat?: 'actifs' | 'desactives' | 'bloques' | undefined;
  groupe?: number | undefined;
  creer?: true | undefined;
}

const states = {
  actifs: { active: true },
  desactives: { active: false },
  bloques: { locked: true },
} as const;

/** The same as the server asks for it. */
export function filterOf({ recherche, etat, groupe }: UsersSearch): AccountFilter {
  return {
    ...(recherche === undefined ? {} : { search: recherche }),
    ...(etat === undefined ? {} : states[etat]),
    ...(groupe === undefined ? {} : { group: groupe }),
  };
}
