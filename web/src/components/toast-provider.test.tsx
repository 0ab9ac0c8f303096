import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useToast, type Toast } from './toast-context';
import { ToastProvider } from './toast-provider';

function Opener({ toast }: { toast: Toast }) {
  const show = useToast();
  return (
    <button type="button" onClick={() => show(toast)}>
      Ouvrir
    </button>
  );
}

async function show(toast: Toast) {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  render(
    <ToastProvider>
      <input aria-label="Nom" />
      <Opener toast={toast} />
    </ToastProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'Ouvrir' }));
  return user;
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

test('goes away after ten seconds', async () => {
  await show({ message: 'Champ supprimé' });
  act(() => vi.advanceTimersByTime(9_000));
  expect(screen.getByText('Champ supprimé')).toBeInTheDocument();
  act(() => vi.advanceTimersByTime(1_500));
  expect(screen.queryByText('Champ supprimé')).not.toBeInTheDocument();
});

test('undoes with its button', async () => {
  const undo = vi.fn(async () => undefined);
  const user = await show({ message: 'Champ supprimé', undo });
  await user.click(screen.getByRole('button', { name: /Annuler/, hidden: true }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Champ supprimé')).not.toBeInTheDocument();
});

test('undoes with Ctrl Z, but leaves it to a field where one types', async () => {
  const undo = vi.fn(async () => undefined);
  const user = await show({ message: 'Champ supprimé', undo });
  await user.click(screen.getByLabelText('Nom'));
  await user.keyboard('{Control>}z{/Control}');
  expect(undo).not.toHaveBeenCalled();
  await user.click(document.body);
  await user.keyboard('{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledOnce();
});

test('says when taking back failed', async () => {
  const user = await show({ message: 'Champ supprimé', undo: () => Promise.reject(new Error('no')) });
  await user.click(screen.getByRole('button', { name: /Annuler/, hidden: true }));
  expect(await screen.findByText(/L’annulation n’a pas abouti/)).toBeInTheDocument();
});
