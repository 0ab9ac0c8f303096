import { describe, expect, it } from 'vitest';
import { readSort, toggleSort, writeSort } from './sort-order';

describe('sort order', () => {
  it('is read from the address and written back', () => {
    expect(writeSort(readSort('-date_creation,nom'))).toBe('-date_creation,nom');
    expect(readSort('')).toEqual([]);
  });

  it('goes ascending, descending, none at each press', () => {
    const once = toggleSort([], 'nom', false);
    const twice = toggleSort(once, 'nom', false);
    expect([writeSort(once), writeSort(twice), writeSort(toggleSort(twice, 'nom', false))]).toEqual(['nom', '-nom', '']);
  });

  it('adds to the others with Maj, and keeps their order', () => {
    const keys = toggleSort(readSort('nom'), 'statut', true);
    expect(writeSort(keys)).toBe('nom,statut');
    expect(writeSort(toggleSort(keys, 'nom', true))).toBe('-nom,statut');
    expect(writeSort(toggleSort(keys, 'date', false))).toBe('date');
  });
});
