import { ArrowLeft, ChevronDown, ChevronUp, Ellipsis, Link2, Trash2, X } from 'lucide-react';
import type { TableRights } from '@/api/table-rights';
import { IconButton } from '@/components/icon-button';
import { Menu } from '@/components/menu';
import { separated, type MenuEntry } from '@/components/menu-entry';
import { t } from '@/i18n/translate';
import { useIsPhone } from '@/lib/use-media';
import { RightsState } from '../rights-state';

interface PanelHeaderProps {
  /** Place in the list; null when the record is not in it. */
  position: { at: number; total: number } | null;
  rights: TableRights;
  onStep: (step: 1 | -1) => void;
  onDelete: (() => void) | null;
  onClose: () => void;
}

/** Browsers offer the clipboard to pages served safely only. */
function copyEntries(): MenuEntry[] {
  if (!navigator.clipboard) return [];
  return [{ label: t('records.panel.copyLink'), icon: Link2, onSelect: copyLink }];
}

function copyLink(): void {
  void navigator.clipboard.writeText(location.href);
}

/** Previous and next, the record's actions, the way out. */
export function PanelHeader({ position, rights, onStep, onDelete, onClose }: PanelHeaderProps) {
  const phone = useIsPhone();
  const trash: MenuEntry[] = onDelete ? [{ label: t('records.panel.trash'), icon: Trash2, danger: true, onSelect: onDelete }] : [];
  const entries = separated([copyEntries(), trash]);
  return (
    <div className="flex h-11 shrink-0 items-center gap-1 px-3">
      {phone && <IconButton icon={ArrowLeft} label={t('action.back')} onClick={onClose} />}
      <IconButton
        icon={ChevronUp}
        size="small"
        label={t('records.panel.previous')}
        shortcut="K"
        onClick={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        size="small"
        label={t('records.panel.next')}
        shortcut="J"
        onClick={() => onStep(1)}
      />
      {position && (
        <span className="px-1 text-xs text-muted">
          {t('records.panel.position', { at: position.at, total: position.total })}
        </span>
      )}
      {phone && <RightsState rights={rights} />}
      <span className="grow" />
      {entries.length > 0 && (
        <Menu
          label={t('action.more')}
          placement="below-end"
          entries={entries}
          trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} size="small" label={t('action.more')} />}
        />
      )}
      {!phone && <IconButton icon={X} size="small" label={t('action.close')} shortcut={t('key.escape')} onClick={onClose} />}
    </div>
  );
}
