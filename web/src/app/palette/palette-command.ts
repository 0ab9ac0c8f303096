import type { Icon } from '@/components/icon';
import { findFolded } from '@/lib/fold';

/** One thing the palette can do. */
export interface PaletteCommand {
  id: string;
  group: 'pages' | 'tables' | 'actions';
  label: string;
  /** A quiet word after the label. */
  note?: string;
  icon: Icon;
  run: () => void;
}

export interface PaletteMatch {
  command: PaletteCommand;
  /** Where the query stands in the label. */
  range: [number, number] | undefined;
}

/** The commands whose label or note holds the query, without regard to case and accents; early matches first. */
export function matchCommands(commands: PaletteCommand[], query: string): PaletteMatch[] {
  if (query.trim() === '') return commands.map((command) => ({ command, range: undefined }));
  const matches = commands.flatMap((command): PaletteMatch[] => {
    const range = findFolded(command.label, query);
    const inNote = command.note !== undefined && findFolded(command.note, query) !== undefined;
    return range !== undefined || inNote ? [{ command, range }] : [];
  });
  const rank = ({ range }: PaletteMatch) => range?.[0] ?? 1000;
  const groups = [...new Set(commands.map((command) => command.group))];
  return matches.toSorted(
    (left, right) =>
      groups.indexOf(left.command.group) - groups.indexOf(right.command.group) || rank(left) - rank(right),
  );
}
