import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ApiError } from '@/api/api-error';
import { ErrorState } from './error-state';

const refusal = (status: number, code: string) => new ApiError({ type: '', title: code, status, code });

test('offers to try again what may succeed', () => {
  render(<ErrorState error={refusal(503, 'unavailable')} onRetry={vi.fn()} />);
  expect(screen.getByRole('button', { name: 'Réessayer' })).toBeInTheDocument();
});

test('does not offer to try again what does not exist', () => {
  render(<ErrorState error={refusal(404, 'not_found')} onRetry={vi.fn()} />);
  expect(screen.getByRole('alert')).toHaveTextContent('Page introuvable');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
