import { ChoiceGlyph } from './choice-glyph';
import type { ChoiceLook } from './choice-look';

/** The filled chip, for the one status of a view. */
export function Chip({ label, look }: { label: string; look: ChoiceLook }) {
  return (
    <span
      data-hue={look.hue}
      className="inline-flex h-[22px] max-w-full items-center gap-1.5 rounded-chip bg-chip-ground px-2 text-xs font-medium text-chip-text"
    >
      <ChoiceGlyph glyph={look.glyph} />
      <span className="truncate">{label}</span>
    </span>
  );
}
