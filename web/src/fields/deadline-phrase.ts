import { formatDate } from '@/i18n/format';
import { locale, t } from '@/i18n/translate';
import { dayParts, daysBetween } from './iso-date';

const NEAR_DAYS = 7;
const MONTHS_FROM_DAYS = 60;
const DAYS_PER_MONTH = 30;

/** A deadline in a few words, where there is little room: `4 j de retard`, `dans 2 j`, `01/03/2027`. */
export function shortDeadline(deadline: string, today: string): string {
  const days = daysBetween(today, deadline);
  if (days < 0) return t('fields.deadline.late', { n: -days });
  return days > NEAR_DAYS ? formatDate(deadline) : nearPhrase(days);
}

/** The time left, as a column shows it: `4 j de retard`, `2 j`, `3 mois`. */
export function timeLeft(deadline: string, today: string): string {
  const days = daysBetween(today, deadline);
  if (days < 0) return t('fields.deadline.late', { n: -days });
  if (days === 0) return t('fields.deadline.today');
  if (days < MONTHS_FROM_DAYS) return t('fields.deadline.days', { n: days });
  return t('fields.deadline.months', { n: Math.floor(days / DAYS_PER_MONTH) });
}

/** A deadline in words: `jeudi 26/11, dans 2 j`, `20/11/2026, 4 j de retard`, `01/03/2027`. */
export function deadlinePhrase(deadline: string, today: string): string {
  const days = daysBetween(today, deadline);
  if (days < 0) return `${formatDate(deadline)}, ${t('fields.deadline.late', { n: -days })}`;
  if (days > NEAR_DAYS) return formatDate(deadline);
  const { year, month, day } = dayParts(deadline);
  const date = new Date(Date.UTC(year, month - 1, day));
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(date);
  return `${weekday} ${formatDate(deadline).slice(0, 5)}, ${nearPhrase(days)}`;
}

function nearPhrase(days: number): string {
  return days === 0 ? t('fields.deadline.today') : t('fields.deadline.in', { n: days });
}
