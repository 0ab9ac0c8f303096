import { expect, test } from 'vitest';
import type { GroupVerdict } from '@/api/account-types';
import { verdictPhrase } from './verdict-phrase';

const verdict = (more: Partial<GroupVerdict>): GroupVerdict => ({
  group: 'Éditeur',
  verdict: 'grants',
  for_every_table: false,
  record_filter: '',
  ...more,
});

test('names the group that gives, and whether for every table', () => {
  expect(verdictPhrase(verdict({}), false)).toBe('Éditeur le permet sur cette table');
  expect(verdictPhrase(verdict({ for_every_table: true }), false)).toBe('Éditeur le permet sur toutes les tables');
});

test('says which records a filter leaves', () => {
  const own = verdict({ record_filter: 'created_by == me.id' });
  expect(verdictPhrase(own, false)).toBe('Éditeur le permet sur cette table, pour les fiches que la personne a créées');
  expect(verdictPhrase({ ...own, verdict: 'filter_failed' }, true)).toContain('celle-ci n’en fait pas partie');
});
