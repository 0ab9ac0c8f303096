import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { iconStroke } from '@/components/icon';
import { Keys } from '@/components/keys';
import { t } from '@/i18n/translate';
import { matchCommands } from './palette-command';
import { PaletteResults } from './palette-results';
import { usePaletteCommands } from './use-palette-commands';

/** The query and what it finds; the first result is ready for Enter. */
export function PaletteSearch({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState(0);
  const matches = matchCommands(usePaletteCommands(), query);
  const id = useId();

  const run = (index: number) => {
    const match = matches[index];
    if (match === undefined) return;
    onClose();
    match.command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && matches.length > 0) {
      event.preventDefault();
      setSelected((selected + step + matches.length) % matches.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(selected);
    }
  };
  return (
    <div className="flex max-h-[inherit] flex-col">
      <div className="flex h-14 shrink-0 items-center gap-3 border-b border-line px-5">
        <Search size={18} strokeWidth={iconStroke} className="shrink-0 text-muted" aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={matches.length > 0 ? `${id}-${selected}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('palette.open')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setSelected(0);
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 grow bg-transparent text-lg outline-none"
        />
        <span role="status" className="text-xs whitespace-nowrap text-muted">
          {query !== '' && t('palette.results', { n: matches.length })}
        </span>
        <button type="button" onClick={onClose}>
          <Keys keys={[t('key.escape')]} />
          <span className="sr-only">{t('palette.close')}</span>
        </button>
      </div>
      <PaletteResults id={id} matches={matches} query={query} selected={selected} onSelect={setSelected} onRun={run} />
      <div
        aria-hidden="true"
        className="flex h-10 shrink-0 items-center gap-5 border-t border-line bg-base-200 px-5 text-xs text-muted max-phone:hidden"
      >
        <span className="flex items-center gap-1.5">
          <Keys keys={['↑', '↓']} />
          {t('palette.choose')}
        </span>
        <span className="flex items-center gap-1.5">
          <Keys keys={[t('key.enter')]} />
          {t('palette.run')}
        </span>
      </div>
    </div>
  );
}
