import { PageHeader } from '@/components/page-header';
import { t } from '@/i18n/translate';

/** All tables. */
export function TablesPage() {
  return <PageHeader title={t('nav.tables')} />;
}
