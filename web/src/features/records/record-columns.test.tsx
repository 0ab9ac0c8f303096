import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sampleField, sampleRecord, sampleTable } from '@/testing/sample-table';
import { DEFAULT_COLUMNS, toggleHidden } from './column-settings';
import { columnsOf, frozenColumns, isSettled, narrowColumns } from './record-columns';

const table = sampleTable();
const isNever = () => false;
const late = sampleRecord(1, { date_fin: '2020-01-01', statut: { value: 'en_cours', label: 'En cours' } });
const settled = sampleRecord(2, { date_fin: '2020-01-01', statut: { value: 'termine', label: 'Terminé' } });
const keysOf = (columns: { key: string }[]) => columns.map((column) => column.key);

describe('the columns of a table', () => {
  it('follow its fields, with the time left after the deadline', () => {
    expect(keysOf(columnsOf(table, DEFAULT_COLUMNS, isNever)).slice(0, 5)).toEqual([
      'nom_projet',
      'statut',
      'contact_principal',
      'date_fin',
      'date_fin:remaining',
    ]);
  });

  it('leave out what is hidden', () => {
    expect(keysOf(columnsOf(table, toggleHidden(DEFAULT_COLUMNS, 'date_fin'), isNever))).not.toContain('date_fin:remaining');
  });

  it('start with the name when the table hides it further down', () => {
    const far = { ...table, fields: table.fields.map((field, order) => ({ ...field, order: -order })) };
    expect(keysOf(columnsOf(far, DEFAULT_COLUMNS, isNever))[0]).toBe('nom_projet');
  });

  it('keep a number before the name, and freeze both', () => {
    const numbered = { ...table, fields: [sampleField('numero', 'text', { order: -1 }), ...table.fields] };
    const columns = columnsOf(numbered, DEFAULT_COLUMNS, isNever);
    expect(keysOf(columns).slice(0, 2)).toEqual(['numero', 'nom_projet']);
    expect(frozenColumns(numbered, columns)).toBe(2);
    expect(frozenColumns(table, columnsOf(table, DEFAULT_COLUMNS, isNever))).toBe(1);
  });

  it('cannot be edited where every field is read-only', () => {
    expect(new Set(columnsOf(table, DEFAULT_COLUMNS, () => true).map((column) => column.editing))).toEqual(new Set(['none']));
  });

  it('can be edited but for a read-only field, and keep the time left apart', () => {
    const columns = columnsOf(table, DEFAULT_COLUMNS, (slug) => slug === 'statut').slice(0, 5);
    expect(columns.map(({ editing }) => editing)).toEqual(['input', 'none', 'input', 'input', 'none']);
  });

  it('keep name, status and deadline beside an open record', () => {
    expect(keysOf(narrowColumns(table, columnsOf(table, DEFAULT_COLUMNS, isNever)))).toEqual([
      'nom_projet',
      'statut',
      'date_fin',
    ]);
  });
});

describe('a deadline', () => {
  const remaining = columnsOf(table, DEFAULT_COLUMNS, isNever).find((column) => column.key === 'date_fin:remaining');

  it('that is past is told in red', () => {
    const { container } = render(remaining?.render(late));
    expect(container.textContent).toMatch(/j de retard$/);
    expect(container.firstElementChild?.className).toContain('text-error');
  });

  it('no longer matters once the work is settled', () => {
    expect([isSettled(table, late), isSettled(table, settled)]).toEqual([false, true]);
    expect(remaining?.text(settled)).toBe('');
  });
});
