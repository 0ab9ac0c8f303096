import { expect, test } from 'vitest';
import { sampleAccount } from '@/testing/sample-account';
import { changesOf, draftOf } from './account-draft';

const before = draftOf(sampleAccount({}));

test('sends nothing when nothing differs, whatever the order of the groups', () => {
  const two = { ...before, groups: [2, 3] };
  expect(changesOf(two, { ...two, groups: [3, 2] })).toEqual({});
});

test('sends a name without the rights', () => {
  expect(changesOf(before, { ...before, last_name: 'Durand' })).toEqual({ last_name: 'Durand' });
});

test('sends all groups when one of them changed', () => {
  expect(changesOf(before, { ...before, groups: [2, 3], is_active: false })).toEqual({ groups: [2, 3], is_active: false });
});
