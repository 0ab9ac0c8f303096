import { describe, expect, it } from 'vitest';
import { sampleTable } from '@/testing/sample-table';
import type { Condition } from './condition';
import { readFilter } from './read-expression';
import { conditionExpression, filterExpression } from './write-expression';

const table = sampleTable();
const typeOf = (slug: string) => table.fields.find((field) => field.slug === slug)?.type;

const pairs: [string, Condition][] = [
  ['statut == "en_cours"', { field: 'statut', operator: 'any_of', operand: { kind: 'list', values: ['en_cours'] } }],
  [
    'statut in ["en_cours", "en_attente"]',
    { field: 'statut', operator: 'any_of', operand: { kind: 'list', values: ['en_cours', 'en_attente'] } },
  ],
  ['statut != "annule"', { field: 'statut', operator: 'none_of', operand: { kind: 'list', values: ['annule'] } }],
  [
    '!(contact_principal in [12, 13])',
    { field: 'contact_principal', operator: 'none_of', operand: { kind: 'list', values: [12, 13] } },
  ],
  ['contact_principal == 12', { field: 'contact_principal', operator: 'any_of', operand: { kind: 'list', values: [12] } }],
  [
    'fold(nom_projet).contains(fold("Éole \\"SARL\\" && co"))',
    { field: 'nom_projet', operator: 'contains', operand: { kind: 'text', text: 'Éole "SARL" && co' } },
  ],
  [
    '!fold(nom_projet).contains(fold("x"))',
    { field: 'nom_projet', operator: 'not_contains', operand: { kind: 'text', text: 'x' } },
  ],
  [
    'fold(nom_projet).startsWith(fold("P-2026"))',
    { field: 'nom_projet', operator: 'starts_with', operand: { kind: 'text', text: 'P-2026' } },
  ],
  ['fold(nom_projet) == fold("x")', { field: 'nom_projet', operator: 'is', operand: { kind: 'text', text: 'x' } }],
  ['montant_ht > 1000', { field: 'montant_ht', operator: 'greater', operand: { kind: 'number', number: '1000' } }],
  ['participants <= 12', { field: 'participants', operator: 'at_most', operand: { kind: 'number', number: '12' } }],
  [
    'date_fin < date("2027-03-01")',
    { field: 'date_fin', operator: 'before', operand: { kind: 'day', day: '2027-03-01' } },
  ],
  ['date_fin < today()', { field: 'date_fin', operator: 'before', operand: { kind: 'today', days: 0 } }],
  ['date_fin <= today() + days(7)', { field: 'date_fin', operator: 'not_after', operand: { kind: 'today', days: 7 } }],
  ['principal == true', { field: 'principal', operator: 'checked', operand: { kind: 'none' } }],
  ['principal != true', { field: 'principal', operator: 'unchecked', operand: { kind: 'none' } }],
  ['contact_principal == null', { field: 'contact_principal', operator: 'empty', operand: { kind: 'none' } }],
  ['date_fin != null', { field: 'date_fin', operator: 'not_empty', operand: { kind: 'none' } }],
];

describe('a condition', () => {
  it.each(pairs)('writes %s', (expression, condition) => {
    expect(conditionExpression(condition)).toBe(expression);
  });

  it.each(pairs)('is read back from %s', (expression, condition) => {
    expect(readFilter(expression, typeOf)).toEqual({ kind: 'conditions', conditions: [condition] });
  });
});

describe('a filter', () => {
  it('joins its conditions and finds them again', () => {
    const conditions = pairs.map(([, condition]) => condition);
    const text = filterExpression({ kind: 'conditions', conditions });
    expect(readFilter(text, typeOf)).toEqual({ kind: 'conditions', conditions });
  });

  it.each([
    'statut == "a" || statut == "b"',
    'contact_principal.entreprise.startsWith("CNRS")',
    'inconnu == null',
    'montant_ht > montant_ttc',
    'devisparprojet.exists(l, l.devis.statut == "accepte")',
    'statut=="en_cours"',
    'statut in ["a", ["b"]]',
  ])('stays an expression: %s', (text) => {
    expect(readFilter(text, typeOf)).toEqual({ kind: 'expression', text });
  });

  it('keeps everything when it is empty', () => {
    expect(readFilter(' ', typeOf)).toEqual({ kind: 'conditions', conditions: [] });
  });
});
