import type { Field } from '@/api/types';
import { daysBetween } from './iso-date';

export type Urgency = 'late' | 'soon' | 'later';

const SOON_DAYS = 3;
const DEADLINE_SLUGS: readonly string[] = ['date_fin', 'echeance', 'date_echeance', 'date_limite'];

/** Whether the dates of a field are deadlines, which are late or soon. */
export function isDeadline(field: Field): boolean {
  return field.type === 'date' && DEADLINE_SLUGS.includes(field.slug);
}

/** How near a deadline is on a given day. */
export function urgencyOf(deadline: string, today: string): Urgency {
  const days = daysBetween(today, deadline);
  if (days < 0) return 'late';
  return days <= SOON_DAYS ? 'soon' : 'later';
}
