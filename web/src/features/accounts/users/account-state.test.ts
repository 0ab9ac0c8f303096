import { expect, test } from 'vitest';
import { sampleAccount } from '@/testing/sample-account';
import { statesOf } from './account-state';

test('is active when nothing is in the way', () => {
  expect(statesOf(sampleAccount({}))).toEqual(['active']);
});

test('is blocked while the server says until when', () => {
  expect(statesOf(sampleAccount({ locked_until: '2026-11-24T13:10:00Z' }))).toEqual(['locked']);
});

test('does not ask a disabled account for a new password', () => {
  expect(statesOf(sampleAccount({ is_active: false, password_change_required: true }))).toEqual(['disabled']);
  expect(statesOf(sampleAccount({ password_change_required: true }))).toEqual(['password_due']);
});
