import { mayOnlyRead, type TableRights } from '@/api/table-rights';
import { PageSaveState } from '@/components/page-save-state';
import { t } from '@/i18n/translate';

/** Where the changes are; for whom may change nothing, a word that says so. */
export function RightsState({ rights, onRetry }: { rights: TableRights; onRetry?: () => void }) {
  if (!mayOnlyRead(rights)) return <PageSaveState {...(onRetry && { onRetry })} />;
  return <span className="text-xs whitespace-nowrap text-muted">{t('records.readonly')}</span>;
}
