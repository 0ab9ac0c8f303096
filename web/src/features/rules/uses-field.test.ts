import { expect, test } from 'vitest';
import { usesField } from './uses-field';

const rule = { when: 'type == "salle" && date_fin != null', effects: [{ field: 'materiel', action: 'default' as const, value: 'nom' }] };

test('finds a field in the condition, the effects and what they give, but not in texts or longer names', () => {
  const asked = ['type', 'date_fin', 'materiel', 'nom', 'salle', 'date', 'fin', 'typ'];
  expect(asked.filter((slug) => usesField(rule, slug))).toEqual(['type', 'date_fin', 'materiel', 'nom']);
});
