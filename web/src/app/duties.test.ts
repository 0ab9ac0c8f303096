import { expect, test } from 'vitest';
import { dutyPath } from './duties';

const free = { second_factor_required: false, password_change_required: false, second_factor_enrolment_required: false };

test('opens everything to those who have nothing to do', () => {
  expect(dutyPath(free)).toBeUndefined();
  expect(dutyPath({ password_change_required: false })).toBeUndefined();
});

test('leads to the code, then to the password, then to the enrolment', () => {
  const all = { second_factor_required: true, password_change_required: true, second_factor_enrolment_required: true };
  expect(dutyPath(all)).toBe('/connexion');
  expect(dutyPath({ ...all, second_factor_required: false })).toBe('/mot-de-passe');
  expect(dutyPath({ ...free, second_factor_enrolment_required: true })).toBe('/second-facteur');
});
