import type { Icon } from './icon';

/** One line of a menu. */
export interface MenuAction {
  label: string;
  icon?: Icon;
  shortcut?: string;
  /** Set for a choice among several: whether it is the current one. */
  checked?: boolean;
  danger?: boolean;
  disabledReason?: string | undefined;
  onSelect: () => void;
}

/** A line, a part's title, or a hairline. */
export type MenuEntry = MenuAction | { heading: string } | 'separator';

/** The parts of a menu with a hairline between them; empty ones leave none. */
export function separated(parts: readonly (readonly MenuEntry[])[]): MenuEntry[] {
  return parts.filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : ['separator', ...part]));
}
