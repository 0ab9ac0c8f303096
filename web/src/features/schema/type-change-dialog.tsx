import { Dialog } from '@/components/dialog';
import type { Field, Table } from '@/api/types';
import { t } from '@/i18n/translate';
import { TypeChange } from './type-change';

export interface TypeChangeDialogProps {
  open: boolean;
  onClose: () => void;
  table: Table;
  field: Field;
}

/** Changes the type of a field; says what would be lost before anything is. */
export function TypeChangeDialog({ open, onClose, table, field }: TypeChangeDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide
      title={t('type_change.title', { name: field.name })}
      description={t('type_change.detail')}
    >
      <TypeChange table={table} field={field} onDone={onClose} />
    </Dialog>
  );
}
