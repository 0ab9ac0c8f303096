import type { Hue } from './hue';

export type Glyph = 'half' | 'pause' | 'tick' | 'bar' | 'ring' | 'arrow' | 'cross' | 'clock' | 'dot';

/** How a choice is drawn. */
export interface ChoiceLook {
  hue: Hue;
  glyph: Glyph;
}

const supplied: Record<string, ChoiceLook> = {
  en_cours: { hue: 'bleu', glyph: 'half' },
  en_attente: { hue: 'ambre', glyph: 'pause' },
  termine: { hue: 'vert', glyph: 'tick' },
  annule: { hue: 'gris', glyph: 'bar' },
  brouillon: { hue: 'gris', glyph: 'ring' },
  envoye: { hue: 'bleu', glyph: 'arrow' },
  accepte: { hue: 'vert', glyph: 'tick' },
  refuse: { hue: 'rouge', glyph: 'cross' },
  expire: { hue: 'orange', glyph: 'clock' },
  developpement: { hue: 'indigo', glyph: 'dot' },
  formation: { hue: 'orange', glyph: 'dot' },
  prestation: { hue: 'sarcelle', glyph: 'dot' },
  maintenance: { hue: 'rose', glyph: 'dot' },
};
const rotation: Hue[] = ['bleu', 'sarcelle', 'violet', 'ambre', 'rose', 'vert', 'indigo', 'orange', 'rouge', 'gris'];

/** The look of the supplied choices; another choice keeps one colour for good, taken from its value. */
export function choiceLook(value: string): ChoiceLook {
  const known = supplied[value];
  if (known !== undefined) return known;
  let sum = 0;
  for (const character of value) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return { hue: rotation[sum % rotation.length] ?? 'gris', glyph: 'dot' };
}
