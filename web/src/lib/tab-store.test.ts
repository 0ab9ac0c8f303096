import { expect, it } from 'vitest';
import { clearTabStore, tabStore } from './tab-store';

it('keeps a text for the tab until the person leaves', () => {
  const store = tabStore('cochin.undo.1.projet');
  sessionStorage.setItem('other', 'stays');
  store.write('[]');
  expect(tabStore('cochin.undo.1.projet').read()).toBe('[]');
  clearTabStore();
  expect(store.read()).toBeNull();
  expect(sessionStorage.getItem('other')).toBe('stays');
});
