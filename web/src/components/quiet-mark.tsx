import type { Hue } from './hue';

/** A small square and plain text, for every choice that is not the status of the view. */
export function QuietMark({ label, hue }: { label: string; hue: Hue }) {
  return (
    <span data-hue={hue} className="inline-flex max-w-full items-center gap-2">
      <span className="size-2 shrink-0 rounded-[2px] bg-chip-dot" aria-hidden="true" />
      <span className="truncate">{label}</span>
    </span>
  );
}
