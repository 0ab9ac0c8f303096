import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Field, FieldValue } from '@/api/types';
import { renderApp } from '@/testing/render-app';
import { sampleField } from '@/testing/sample-table';
import { RecordLine } from './record-line';

function show(field: Field, value: FieldValue, readonly: boolean): void {
  renderApp(
    <RecordLine
      table="essai"
      field={field}
      value={value}
      prominent={false}
      required
      readonly={readonly}
      error={undefined}
      editOnFocus={false}
      autoFocus={false}
      onCommit={vi.fn()}
    />,
  );
}

test('opens an input where the value stands', async () => {
  show(sampleField('nom', 'text', { name: 'Nom' }), 'Éole', false);
  await userEvent.click(screen.getByRole('button', { name: /^Nom/ }));
  expect(screen.getByRole('textbox', { name: /^Nom/ })).toHaveValue('Éole');
});

test('gives the focus to a value that can only be read, and no input', async () => {
  show(sampleField('nom', 'text', { name: 'Nom' }), 'Éole', true);
  const value = screen.getByRole('textbox', { name: 'Nom' });
  expect(value).toHaveAttribute('aria-readonly', 'true');
  expect(value).toHaveTextContent('Éole');
  await userEvent.tab();
  expect(value).toHaveFocus();
  fireEvent.click(value);
  expect(document.querySelector('input, textarea, button')).toBeNull();
});

test('still opens the files of a field that can only be read', () => {
  const file = { id: 4, name: 'plan.pdf', size: 2048, mime: 'application/pdf', url: '/api/v1/files/4' };
  show(sampleField('pieces', 'file', { name: 'Pièces' }), [file], true);
  expect(screen.getByRole('link', { name: 'plan.pdf' })).toHaveAttribute('href', '/api/v1/files/4');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
