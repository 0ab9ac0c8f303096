import { expect, test } from 'vitest';
import { choiceLook } from './choice-look';

test('draws the supplied statuses each with its own sign', () => {
  expect(choiceLook('en_cours')).toEqual({ hue: 'bleu', glyph: 'half' });
  expect(choiceLook('refuse')).toEqual({ hue: 'rouge', glyph: 'cross' });
});

test('keeps the colour of any other choice', () => {
  expect(choiceLook('en_relecture')).toEqual(choiceLook('en_relecture'));
  expect(choiceLook('en_relecture').glyph).toBe('dot');
});
