/** Days and times as people type them: `22/11/26`, `22/11`, `221126`, `auj`, `demain`, `+7`, `14h05`. */

import { addDays, daysInMonth, isoDay, dayParts } from './iso-date';
import type { Parsed } from './parsed';

const WORDS: Record<string, number> = {
  auj: 0,
  aujourdhui: 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  hier: -1,
  yesterday: -1,
};

const SHIFT_UNITS: Record<string, number> = { '': 1, j: 1, d: 1, s: 7, w: 7 };

/** Two-digit years up to this one are of this century. */
const LAST_YEAR_OF_CENTURY = 69;

/** A day as `YYYY-MM-DD`, null when empty. `today` is the reader's day. */
export function parseDate(text: string, today: string): Parsed<string | null> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { ok: true, value: null };
  const word = WORDS[typed.normalize('NFD').replace(/[\u0300-\u036f'’.]/g, '')];
  if (word !== undefined) return { ok: true, value: addDays(today, word) };
  const shift = /^([+-]\d{1,4})\s?([jdsw]?)$/.exec(typed);
  if (shift) {
    return { ok: true, value: addDays(today, Number(shift[1]) * (SHIFT_UNITS[shift[2] ?? ''] ?? 1)) };
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return parseDayFirst(typed, today);
}

/** Hours and minutes as `HH:MM`; null when empty. */
export function parseTime(text: string): Parsed<string | null> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { ok: true, value: null };
  const match = /^(\d{1,2})\s?[h:]\s?(\d{2})?$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed);
  const hours = Number(match?.[1]);
  const minutes = Number(match?.[2] ?? '0');
  if (!match || hours > 23 || minutes > 59) return { ok: false, problem: 'fields.problem.time' };
  return { ok: true, value: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` };
}

/** A day and a time (midnight when absent) where the reader is, as RFC 3339 in UTC. */
export function parseDateTime(text: string, today: string): Parsed<string | null> {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: null };
  if (/^\d{4}-\d\d-\d\dt.+z$/i.test(typed) && !Number.isNaN(Date.parse(typed))) {
    return { ok: true, value: toUtc(new Date(typed)) };
  }
  const match = /^(.*?)(?:(?:\s+(?:à\s+)?|t)(\d{1,2}\s?[h:]\s?(?:\d{2})?|\d{4}))?$/i.exec(typed);
  const day = parseDate(match?.[1] ?? typed, today);
  if (!day.ok) return day;
  const time = parseTime(match?.[2] ?? '00:00');
  if (!time.ok) return time;
  return { ok: true, value: toUtc(new Date(`${day.value ?? today}T${time.value ?? '00:00'}`)) };
}

function parseDayFirst(typed: string, today: string): Parsed<string | null> {
  const match =
    /^(\d{1,2})[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  if (!match) return { ok: false, problem: 'fields.problem.date' };
  const year = match[3] === undefined ? dayParts(today).year : fullYear(match[3]);
  return checkedDay(year, Number(match[2]), Number(match[1]));
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year <= LAST_YEAR_OF_CENTURY ? 2000 + year : 1900 + year;
}

function checkedDay(year: number, month: number, day: number): Parsed<string | null> {
  if (month < 1 || month > 12) return { ok: false, problem: 'fields.problem.month' };
  if (day < 1 || day > daysInMonth(year, month)) return { ok: false, problem: 'fields.problem.day' };
  return { ok: true, value: isoDay({ year, month, day }) };
}

function toUtc(date: Date): string {
  return date.toISOString().replace(/\.000Z$/, 'Z');
}
