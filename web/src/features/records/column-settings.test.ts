import { describe, expect, it } from 'vitest';
import { sampleTable } from '@/testing/sample-table';
import { DEFAULT_COLUMNS, moveColumn, readColumnSettings, resizeColumn, toggleHidden, visibleFields } from './column-settings';

const { fields } = sampleTable();
const slugs = (settings = DEFAULT_COLUMNS) => visibleFields(fields, settings).map((field) => field.slug);

describe('column settings', () => {
  it('hide and show a column', () => {
    const hidden = toggleHidden(DEFAULT_COLUMNS, 'statut');
    expect(slugs(hidden)).not.toContain('statut');
    expect(slugs(toggleHidden(hidden, 'statut'))).toEqual(slugs());
  });

  it('move a column by one place, and not past the ends', () => {
    const moved = moveColumn(fields, DEFAULT_COLUMNS, 'statut', -1);
    expect(slugs(moved).slice(0, 2)).toEqual(['statut', 'nom_projet']);
    expect(moveColumn(fields, moved, 'statut', -1)).toBe(moved);
  });

  it('survive storage, and broken storage is no harm', () => {
    const settings = resizeColumn(toggleHidden(DEFAULT_COLUMNS, 'statut'), 'date_fin', 140);
    expect(readColumnSettings(JSON.stringify(settings))).toEqual(settings);
    expect(readColumnSettings('{"hidden": 3, "widths": {"a": "b"}}')).toEqual(DEFAULT_COLUMNS);
    expect(readColumnSettings('{')).toEqual(DEFAULT_COLUMNS);
  });
});
