import { expect, it } from 'vitest';
import { ApiError } from '@/api/api-error';
import { outcomeText } from './outcome-text';

const refusal = new ApiError({ status: 409, code: 'still_referenced', title: '', detail: 'Encore utilisée par Devis (2).' });
const all = { done: [1, 2], created: [], refused: new Map(), left: [], failure: null };

it('says no more than what was done when all of it was', () => {
  expect(outcomeText(all, '2 fiches mises à la corbeille')).toBe('2 fiches mises à la corbeille');
});

it('counts what was refused and what was not tried, with the reason', () => {
  const mixed = { ...all, refused: new Map([[3, refusal]]), left: [4, 5, 6] };
  expect(outcomeText(mixed, '2 fiches mises à la corbeille')).toBe(
    '2 fiches mises à la corbeille. 1 a été refusée\u00a0: Encore utilisée par Devis (2). 3 n’ont pas été touchées.',
  );
});

it('does not claim to have done anything when all was refused', () => {
  expect(outcomeText({ ...all, done: [], refused: new Map([[3, refusal]]) }, '0 fiche')).not.toContain('0 fiche');
});
