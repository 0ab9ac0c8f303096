import { t } from '@/i18n/translate';
import type { PaletteMatch } from './palette-command';
import { PaletteOption } from './palette-option';

export interface PaletteResultsProps {
  id: string;
  matches: PaletteMatch[];
  query: string;
  selected: number;
  onSelect: (index: number) => void;
  onRun: (index: number) => void;
}

const titles = { pages: 'palette.pages', tables: 'palette.tables', actions: 'palette.actions' } as const;

/** The results by group. Focus stays in the query; the selected line is its active descendant. */
export function PaletteResults({ id, matches, query, selected, onSelect, onRun }: PaletteResultsProps) {
  const groups = [...new Set(matches.map(({ command }) => command.group))];
  return (
    <div id={id} role="listbox" aria-label={t('palette.label')} className="min-h-0 grow overflow-y-auto px-2 pt-1 pb-2">
      {matches.length === 0 && <p className="px-3 py-4 text-muted">{t('palette.none', { query })}</p>}
      {groups.map((group) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
          <div id={`${id}-${group}`} className="px-3 pt-3 pb-1.5 text-xs text-muted">
            {t(titles[group])}
          </div>
          {matches.map((match, index) =>
            match.command.group === group ? (
              <PaletteOption
                key={match.command.id}
                id={`${id}-${index}`}
                match={match}
                selected={index === selected}
                onPoint={() => onSelect(index)}
                onRun={() => onRun(index)}
              />
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}
