import { describe, expect, it } from 'vitest';
import { deadlinePhrase, shortDeadline, timeLeft } from './deadline-phrase';
import { urgencyOf } from './deadline';

const TODAY = '2026-11-24';

describe('deadlines', () => {
  it.each([
    ['2026-11-20', '20/11/2026, 4 j de retard'],
    ['2026-11-24', 'mardi 24/11, aujourd’hui'],
    ['2026-11-26', 'jeudi 26/11, dans 2 j'],
    ['2027-03-01', '01/03/2027'],
  ])('%s in words', (deadline, phrase) => {
    expect(deadlinePhrase(deadline, TODAY)).toBe(phrase);
  });

  it('are shorter where there is little room', () => {
    expect(shortDeadline('2026-11-20', TODAY)).toBe('4 j de retard');
    expect(shortDeadline('2026-11-26', TODAY)).toBe('dans 2 j');
  });

  it.each([
    ['2026-11-20', '4 j de retard'],
    ['2026-11-24', 'aujourd’hui'],
    ['2026-11-26', '2 j'],
    ['2027-01-22', '59 j'],
    ['2027-02-12', '2 mois'],
  ])('%s leaves %s', (deadline, left) => {
    expect(timeLeft(deadline, TODAY)).toBe(left);
  });

  it('are late before today and soon within three days', () => {
    expect(['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-28'].map((day) => urgencyOf(day, TODAY))).toEqual([
      'late',
      'soon',
      'soon',
      'later',
    ]);
  });
});
