import { expect, test } from 'vitest';
import { ApiError } from '@/api/api-error';
import { errorText } from './error-text';

test('says what the server said, then its code', () => {
  const error = new ApiError({ status: 409, code: 'still_referenced', title: 'Conflit', detail: 'Ce choix est utilisé.' });
  expect(errorText(error)).toBe('Ce choix est utilisé. (still_referenced)');
});

test('says that nothing is lost when the server cannot be reached', () => {
  expect(errorText(new ApiError({ status: 0, code: 'unreachable', title: '' }))).toContain('Rien n’est perdu');
});

test('has a sentence for what nobody expected', () => {
  expect(errorText(new Error('boom'))).not.toContain('boom');
});
