import { House } from 'lucide-react';
import { expect, test } from 'vitest';
import { matchCommands, type PaletteCommand } from './palette-command';

const command = (group: PaletteCommand['group'], label: string, note?: string): PaletteCommand => ({
  id: label,
  group,
  label,
  icon: House,
  run: () => undefined,
  ...(note === undefined ? {} : { note }),
});
const commands = [
  command('tables', 'Échantillons'),
  command('tables', 'Matériel', 'Appareils éoliens'),
  command('actions', 'Champs de Échantillons'),
];
const labels = (query: string) => matchCommands(commands, query).map((match) => match.command.label);

test('finds without regard to case and accents, and says where', () => {
  expect(labels('ECHANT')).toEqual(['Échantillons', 'Champs de Échantillons']);
  expect(matchCommands(commands, 'echant')[0]?.range).toEqual([0, 6]);
});

test('finds in the note too', () => {
  expect(labels('eolien')).toEqual(['Matériel']);
});

test('offers everything for an empty query and nothing for an unknown one', () => {
  expect(labels('  ')).toHaveLength(3);
  expect(labels('zzz')).toEqual([]);
});
