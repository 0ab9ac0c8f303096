import { urgencyOf } from './deadline';
import { timeLeft } from './deadline-phrase';

const URGENCY_CLASSES = { late: 'truncate font-medium text-error', soon: 'truncate font-medium text-warning', later: 'truncate text-muted' };

/** The time left until a deadline, in the colour of its urgency. */
export function renderTimeLeft(deadline: string, today: string) {
  return <span className={URGENCY_CLASSES[urgencyOf(deadline, today)]}>{timeLeft(deadline, today)}</span>;
}
