/** The ten colours a choice may take. */
export const hues = [
  'gris',
  'rouge',
  'orange',
  'ambre',
  'vert',
  'sarcelle',
  'bleu',
  'indigo',
  'violet',
  'rose',
] as const;

export type Hue = (typeof hues)[number];
