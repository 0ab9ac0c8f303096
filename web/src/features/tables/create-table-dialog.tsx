import { Dialog } from '@/components/dialog';
import { t } from '@/i18n/translate';
import { CreateTableForm } from './create-table-form';

export interface CreateTableDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Names a new table; its fields come next, on its own page. */
export function CreateTableDialog({ open, onClose }: CreateTableDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('tables.create_title')} description={t('tables.create_detail')}>
      <CreateTableForm onCancel={onClose} />
    </Dialog>
  );
}
