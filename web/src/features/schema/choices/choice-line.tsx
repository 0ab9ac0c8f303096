import { ArrowDown, ArrowUp, Ellipsis, GitBranch, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RecordData } from '@/api/types';
import { choiceLook } from '@/components/choice-look';
import { IconButton } from '@/components/icon-button';
import { Menu } from '@/components/menu';
import { QuietMark } from '@/components/quiet-mark';
import { t } from '@/i18n/translate';

export interface ChoiceLineProps {
  choice: RecordData;
  first: boolean;
  last: boolean;
  onRename: (label: string) => void;
  onMove: (step: number) => void;
  onRemove: () => void;
  /** To the rules that name it; undefined for those who may not see them. */
  onRules: (() => void) | undefined;
}

/** One choice: its mark and label, its technical value, what can be done to it. */
export function ChoiceLine({ choice, first, last, onRename, onMove, onRemove, onRules }: ChoiceLineProps) {
  const [renaming, setRenaming] = useState(false);
  const label = String(choice.values['libelle']);
  const value = String(choice.values['valeur']);
  const finish = (text: string) => {
    setRenaming(false);
    if (text.trim() !== '' && text.trim() !== label) onRename(text.trim());
  };
  return (
    <li className="flex h-9 items-center gap-2 border-b border-line-soft text-sm max-phone:h-12">
      {renaming ? (
        <input
          className="input control-panel"
          aria-label={t('choices.rename', { label })}
          defaultValue={label}
          maxLength={200}
          autoFocus
          onBlur={(event) => finish(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              finish(event.currentTarget.value);
            } else if (event.key === 'Escape') setRenaming(false);
          }}
        />
      ) : (
        <>
          <span className="min-w-0 grow">
            <QuietMark label={label} hue={choiceLook(value).hue} />
          </span>
          <span className="text-xs text-muted">{value}</span>
          <Menu
            label={t('choices.actions', { label })}
            placement="below-end"
            entries={[
              { label: t('action.rename'), icon: Pencil, onSelect: () => setRenaming(true) },
              { label: t('action.up'), icon: ArrowUp, disabledReason: first ? t('order.first') : undefined, onSelect: () => onMove(-1) },
              { label: t('action.down'), icon: ArrowDown, disabledReason: last ? t('order.last') : undefined, onSelect: () => onMove(1) },
              ...(onRules ? [{ label: t('choices.rules'), icon: GitBranch, onSelect: onRules }] : []),
              'separator',
              { label: t('action.delete'), icon: Trash2, danger: true, onSelect: onRemove },
            ]}
            trigger={(trigger) => (
              <IconButton {...trigger} icon={Ellipsis} size="small" label={t('choices.actions', { label })} />
            )}
          />
        </>
      )}
    </li>
  );
}
