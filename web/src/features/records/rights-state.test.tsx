import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '@/testing/render-app';
import { sampleRights } from '@/testing/sample-rights';
import { RightsState } from './rights-state';

test('says that nothing can be changed in place of where the changes are', () => {
  renderApp(<RightsState rights={sampleRights({ create: false, update: false, delete: false })} />);
  expect(screen.getByText('Lecture seule')).toBeVisible();
  expect(screen.queryByText('Enregistré')).not.toBeInTheDocument();
});

test('tells where the changes are as soon as one thing can be changed', () => {
  renderApp(<RightsState rights={sampleRights({ create: false, update: false })} />);
  expect(screen.getByText('Enregistré')).toBeVisible();
});
