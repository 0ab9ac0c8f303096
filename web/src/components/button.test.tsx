import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Button } from './button';

test('does not answer a second click while busy', async () => {
  const onClick = vi.fn();
  render(
    <Button busy onClick={onClick}>
      Envoyer
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Envoyer' });
  await userEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
  expect(button).toHaveAttribute('aria-busy', 'true');
});

test('says why it cannot be used, and stays within reach of the keyboard', async () => {
  const onClick = vi.fn();
  render(
    <Button disabledReason="Rien n’a changé." onClick={onClick}>
      Enregistrer
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Enregistrer' });
  await userEvent.tab();
  expect(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onClick).not.toHaveBeenCalled();
  expect(button).toHaveAccessibleDescription('Rien n’a changé.');
});

test('does not submit the form it stands in while disabled', async () => {
  const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" disabledReason="Incomplet">
        Créer
      </Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Créer' }));
  expect(onSubmit).not.toHaveBeenCalled();
});
