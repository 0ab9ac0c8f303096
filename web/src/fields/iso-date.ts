/** Calendar days as `YYYY-MM-DD` strings, without time zones. */

export interface DayParts {
  year: number;
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;

/** Today where the reader is. */
export function todayIso(now: Date = new Date()): string {
  return isoDay({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

export function isoDay(parts: DayParts): string {
  return `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
}

export function dayParts(iso: string): DayParts {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

export function addDays(iso: string, days: number): string {
  return new Date(utc(iso) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function utc(iso: string): number {
  const { year, month, day } = dayParts(iso);
  return Date.UTC(year, month - 1, day);
}
