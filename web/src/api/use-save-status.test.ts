import { expect, test } from 'vitest';
import { ApiError } from './api-error';
import { saveStatusOf } from './use-save-status';

const done = { status: 'success', isPaused: false, error: null } as const;
const running = { status: 'pending', isPaused: false, error: null } as const;
const paused = { status: 'pending', isPaused: true, error: null } as const;
const failed = (status: number) =>
  ({ status: 'error', isPaused: false, error: new ApiError({ status, code: 'x', title: '' }) }) as const;

test('is saved when nothing is under way', () => {
  expect(saveStatusOf([], true)).toEqual({ kind: 'saved' });
  expect(saveStatusOf([done], true)).toEqual({ kind: 'saved' });
});

test('is saving while one is under way', () => {
  expect(saveStatusOf([done, running], true)).toEqual({ kind: 'saving' });
});

test('counts what waits for the network', () => {
  expect(saveStatusOf([paused, paused, running], false)).toEqual({ kind: 'waiting', count: 2 });
  expect(saveStatusOf([], false)).toEqual({ kind: 'offline' });
});

test('fails when the last save got lost, but not when it was refused', () => {
  expect(saveStatusOf([failed(500)], true)).toEqual({ kind: 'failed' });
  expect(saveStatusOf([failed(0)], true)).toEqual({ kind: 'failed' });
  expect(saveStatusOf([failed(422)], true)).toEqual({ kind: 'saved' });
  expect(saveStatusOf([failed(500), done], true)).toEqual({ kind: 'saved' });
});
