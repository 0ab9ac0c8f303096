import { describe, expect, it } from 'vitest';
import { sampleTable } from '@/testing/sample-table';
import { conditionPhrase, fieldPhrase } from './condition-phrase';
import { readFilter } from './read-expression';

const table = sampleTable();
const typeOf = (slug: string) => table.fields.find((field) => field.slug === slug)?.type;
const labels: Record<string, string> = { en_cours: 'En cours', en_attente: 'En attente' };

function sentence(expression: string): string {
  const filter = readFilter(expression, typeOf);
  if (filter.kind === 'expression') return filter.text;
  return filter.conditions
    .map((condition) => {
      const field = table.fields.find((each) => each.slug === condition.field);
      if (!field) return '';
      const { subject, verb, values } = conditionPhrase(condition, field, (_, value) => labels[value] ?? String(value));
      return `${subject} ${verb} ${values.join(' ou ')}`.trim();
    })
    .join(' et ');
}

describe('the filter sentence', () => {
  it.each([
    [
      'statut in ["en_cours", "en_attente"] && date_fin < date("2027-03-01")',
      'le statut est En cours ou En attente et l’échéance est avant le 01/03/2027',
    ],
    ['date_fin < today()', 'l’échéance est avant aujourd’hui'],
    ['date_fin <= today() + days(7)', 'l’échéance est au plus tard J\u00a0+\u00a07'],
    ['montant_ht > 1000', 'le montant HT dépasse 1\u202f000,00\u00a0€'],
    ['fold(nom_projet).contains(fold("Éole"))', 'le nom du projet contient «\u00a0Éole\u00a0»'],
    ['contact_principal == null', 'le contact principal est vide'],
  ])('%s', (expression, said) => {
    expect(sentence(expression)).toBe(said);
  });
});

it('gives no article to a name whose gender it does not know', () => {
  expect(fieldPhrase('Salle')).toBe('salle');
  expect(fieldPhrase('TVA due')).toBe('TVA due');
  expect(fieldPhrase('Adresse')).toBe('l’adresse');
  expect(fieldPhrase('Action')).toBe('l’action');
  expect(fieldPhrase('Région')).toBe('la région');
});
