import { RotateCcw, Trash2, X } from 'lucide-react';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { t } from '@/i18n/translate';
import { countedNoun } from './table-noun';

interface BulkBarProps {
  table: Table;
  count: number;
  /** The rows are in the trash: they can be restored. */
  trash: boolean;
  onTrash: () => void;
  onClose: () => void;
}

/** What can be done with the checked rows; floats above the footer. */
export function BulkBar({ table, count, trash, onTrash, onClose }: BulkBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={t('records.bulk.label')}
      className="absolute bottom-13 left-1/2 z-10 flex h-10 -translate-x-1/2 items-center gap-1 rounded-box bg-raised pr-1.5 pl-3 text-sm shadow-menu"
    >
      <span className="pr-2 font-semibold whitespace-nowrap">{countedNoun(table.name, count)}</span>
      {trash ? (
        <Button variant="quiet" size="bar" icon={RotateCcw} onClick={onTrash}>
          {t('records.trash.restore')}
        </Button>
      ) : (
        <Button variant="danger" size="bar" icon={Trash2} onClick={onTrash}>
          {t('records.bulk.delete')}
        </Button>
      )}
      <span className="mx-1 h-5 border-l border-line" />
      <IconButton icon={X} size="small" label={t('records.bulk.close')} onClick={onClose} />
    </div>
  );
}
