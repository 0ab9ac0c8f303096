import { ArrowLeft, ChevronDown, ChevronUp, Ellipsis, Link2, Trash2, X } from 'lucide-react';
import { useSaveStatus } from '@/api/use-save-status';
import { IconButton } from '@/components/icon-button';
import { Menu } from '@/components/menu';
import type { MenuEntry } from '@/components/menu-entry';
import { SaveState } from '@/components/save-state';
import { t } from '@/i18n/translate';
import { useIsPhone } from '@/lib/use-media';
import { useOnline } from '@/lib/use-online';

interface PanelHeaderProps {
  /** Place in the list; null when the record is not in it. */
  position: { at: number; total: number } | null;
  onStep: (step: 1 | -1) => void;
  onDelete: (() => void) | null;
  onClose: () => void;
}

/** Browsers offer the clipboard to pages served safely only. */
function copyEntries(): MenuEntry[] {
  if (!navigator.clipboard) return [];
  return [{ label: t('records.panel.copyLink'), icon: Link2, onSelect: copyLink }, 'separator'];
}

function copyLink(): void {
  void navigator.clipboard.writeText(location.href);
}

/** Previous and next, the record's actions, the way out. */
export function PanelHeader({ position, onStep, onDelete, onClose }: PanelHeaderProps) {
  const phone = useIsPhone();
  const saves = useSaveStatus(useOnline());
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
      {phone && <SaveState status={saves} />}
      <span className="grow" />
      {onDelete && (
        <Menu
          label={t('action.more')}
          placement="below-end"
          entries={[
            ...copyEntries(),
            { label: t('records.panel.trash'), icon: Trash2, danger: true, onSelect: onDelete },
          ]}
          trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} size="small" label={t('action.more')} />}
        />
      )}
      {!phone && <IconButton icon={X} size="small" label={t('action.close')} shortcut={t('key.escape')} onClick={onClose} />}
    </div>
  );
}
