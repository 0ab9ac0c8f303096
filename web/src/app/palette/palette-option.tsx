import { useEffect, useRef } from 'react';
import { iconStroke } from '@/components/icon';
import { Keys } from '@/components/keys';
import { t } from '@/i18n/translate';
import type { PaletteMatch } from './palette-command';

export interface PaletteOptionProps {
  id: string;
  match: PaletteMatch;
  selected: boolean;
  onPoint: () => void;
  onRun: () => void;
}

/** One result; the part that matches stands out. */
export function PaletteOption({ id, match, selected, onPoint, onRun }: PaletteOptionProps) {
  const line = useRef<HTMLDivElement>(null);
  const { label, note, icon: IconImage } = match.command;
  const [start, end] = match.range ?? [0, 0];
  useEffect(() => {
    if (selected) line.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    // The combobox moves through the options; they take no focus and no keys of their own.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={line}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onPointerMove={onPoint}
      onClick={onRun}
      className="flex h-10 cursor-pointer items-center gap-3 rounded-box px-3 aria-selected:bg-soft"
    >
      <IconImage size={16} strokeWidth={iconStroke} className="shrink-0 text-muted" aria-hidden="true" />
      <span className="shrink-0 font-medium">
        {label.slice(0, start)}
        <span className="font-semibold text-primary">{label.slice(start, end)}</span>
        {label.slice(end)}
      </span>
      <span className="min-w-0 grow truncate text-muted">{note}</span>
      {selected && (
        <span aria-hidden="true" className="flex items-center gap-2 text-sm">
          {t('action.open')}
          <Keys keys={[t('key.enter')]} />
        </span>
      )}
    </div>
  );
}
