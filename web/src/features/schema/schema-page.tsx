import { PageHeader } from '@/components/page-header';
import { t } from '@/i18n/translate';

/** The fields of a table. */
export function SchemaPage({ slug }: { slug: string }) {
  return <PageHeader title={`${t('nav.tables')} ${slug}`} />;
}
