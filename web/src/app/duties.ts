import type { Duty } from '@/api/session-events';
import type { Duties } from '@/api/types';

const paths = {
  second_factor_required: '/connexion',
  password_change_required: '/mot-de-passe',
  second_factor_enrolment_required: '/second-facteur',
} as const;

/** The page where this is done. */
export function pathOfDuty(duty: Duty): (typeof paths)[Duty] {
  return paths[duty];
}

/** The only page open to a session that still has something to do; undefined once all are. */
export function dutyPath(session: Duties): (typeof paths)[Duty] | undefined {
  const order = Object.keys(paths) as Duty[];
  const first = order.find((duty) => session[duty]);
  return first === undefined ? undefined : paths[first];
}
