import { mayOnlyRead, type TableRights } from '@/api/table-rights';
import { PageSaveState } from '@/components/page-save-state';
import { t } from '@/i18n/translate';

interface RightsStateProps {
  rights: TableRights;
  /** Of a details table: the name of the table where its records are changed. */
  parent?: string | undefined;
  onRetry?: () => void;
}

/** Where the changes are; for whom may change nothing, a word that says so. */
export function RightsState({ rights, parent, onRetry }: RightsStateProps) {
  if (!mayOnlyRead(rights)) return <PageSaveState {...(onRetry && { onRetry })} />;
  if (parent !== undefined) {
    return <span className="text-xs text-muted">{t('records.details_of', { table: parent })}</span>;
  }
  return <span className="text-xs whitespace-nowrap text-muted">{t('records.readonly')}</span>;
}
