import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeServer } from '@/testing/fake-server';
import { renderApp } from '@/testing/render-app';
import { sampleAccount } from '@/testing/sample-account';
import { RemoveSecondFactor } from './remove-second-factor';

afterEach(() => vi.unstubAllGlobals());

const signedInAs = (id: number) => ({ 'GET /auth/session': { body: { user: { id }, csrf_token: 'abc' } } });

test('removes the second factor after saying what follows', async () => {
  const sent = fakeServer({ ...signedInAs(1), 'DELETE /users/7/second-factor': { status: 204 } });
  renderApp(<RemoveSecondFactor account={sampleAccount({ second_factor: true })} />);
  await userEvent.click(screen.getByRole('button', { name: 'Retirer le second facteur…' }));
  expect(screen.getByText(/Ses sessions se ferment/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Retirer' }));
  await waitFor(() => expect(sent.some(({ method }) => method === 'DELETE')).toBe(true));
  expect(await screen.findByText('Second facteur de Cécile Étienne retiré')).toBeInTheDocument();
});

test('offers nothing where there is none, or for oneself', async () => {
  fakeServer(signedInAs(7));
  renderApp(
    <>
      <RemoveSecondFactor account={sampleAccount({ second_factor: false })} />
      <RemoveSecondFactor account={sampleAccount({ second_factor: true })} />
    </>,
  );
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});
