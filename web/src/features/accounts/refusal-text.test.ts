import { expect, test } from 'vitest';
import { ApiError } from '@/api/api-error';
import { refusalText } from './refusal-text';

test('says of a known refusal that nothing changed and what to do', () => {
  const text = refusalText(new ApiError({ status: 409, code: 'last_administrator', title: 'Conflit' }));
  expect(text).toContain('Rien n’a été modifié');
  expect(text).toContain('(last_administrator)');
});

test('says each of the values that were refused', () => {
  const errors = [{ pointer: '/email', code: 'invalid_email', message: 'Cette adresse est mal formée.' }];
  expect(refusalText(new ApiError({ status: 422, code: 'invalid_input', title: '', errors }))).toBe('Cette adresse est mal formée.');
});

test('leaves other failures to the words of the server', () => {
  const error = new ApiError({ status: 503, code: 'busy', title: '', detail: 'Le serveur est occupé.' });
  expect(refusalText(error)).toBe('Le serveur est occupé. (busy)');
});
