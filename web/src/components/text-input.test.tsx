import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { TextInput } from './text-input';

test('ties label, hint and required mark to the input', () => {
  render(<TextInput label="Nom" required hint="Une phrase." />);
  const input = screen.getByLabelText(/Nom/);
  expect(input).toBeRequired();
  expect(input).toHaveAccessibleDescription('Une phrase.');
});

test('shows the error instead of the hint and marks the input', () => {
  render(<TextInput label="Nom" hint="Une phrase." error="Le nom est obligatoire." />);
  const input = screen.getByLabelText('Nom');
  expect(input).toBeInvalid();
  expect(input).toHaveAccessibleDescription('Le nom est obligatoire.');
  expect(screen.queryByText('Une phrase.')).not.toBeInTheDocument();
});
