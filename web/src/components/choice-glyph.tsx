import type { Glyph } from './choice-look';

const strokes: Partial<Record<Glyph, string>> = {
  pause: 'M4.75 4v4M7.25 4v4',
  bar: 'M2.6 9.4l6.8-6.8',
  clock: 'M6 3.5V6l1.6 1.2',
  arrow: 'M1.5 6h9M7 2.5 10.5 6 7 9.5',
};

/** The 12 px sign that tells statuses apart without their colour. */
export function ChoiceGlyph({ glyph }: { glyph: Glyph }) {
  if (glyph === 'dot') return <span className="size-2 rounded-full bg-chip-dot" aria-hidden="true" />;
  const solid = glyph === 'tick' || glyph === 'cross';
  return (
    <svg viewBox="0 0 12 12" className="size-3 shrink-0 text-chip-dot" fill="none" aria-hidden="true">
      {glyph !== 'arrow' && (
        <circle
          cx="6"
          cy="6"
          r={solid ? 5.5 : 5}
          fill={solid ? 'currentColor' : 'none'}
          stroke={solid ? 'none' : 'currentColor'}
          strokeWidth="1.25"
          strokeDasharray={glyph === 'ring' ? '1.6 1.55' : undefined}
        />
      )}
      {glyph === 'half' && <path d="M6 3a3 3 0 0 1 0 6z" fill="currentColor" />}
      {strokes[glyph] !== undefined && <path d={strokes[glyph]} stroke="currentColor" strokeWidth="1.25" />}
      {solid && (
        <path
          d={glyph === 'tick' ? 'M3.5 6.2 5.2 8l3.3-3.7' : 'm4.2 4.2 3.6 3.6m0-3.6L4.2 7.8'}
          stroke="var(--chip-ground)"
          strokeWidth="1.25"
        />
      )}
    </svg>
  );
}
