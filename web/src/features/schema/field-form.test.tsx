import { screen } from '@testing-library/react';
import { useForm } from 'react-hook-form';
import { expect, test } from 'vitest';
import type { FieldType } from '@/api/types';
import { renderApp } from '@/testing/render-app';
import type { FieldDraft } from './field-draft';
import { FieldForm } from './field-form';

function Form({ type }: { type: FieldType }) {
  const form = useForm<FieldDraft>();
  return <FieldForm form={form} type={type} table="projet" />;
}

test('offers the search for texts only, where it has an effect', () => {
  const { unmount } = renderApp(<Form type="text" />);
  expect(screen.getByRole('checkbox', { name: /recherche/ })).toBeInTheDocument();
  unmount();
  renderApp(<Form type="image" />);
  expect(screen.queryByRole('checkbox', { name: /recherche/ })).not.toBeInTheDocument();
});
