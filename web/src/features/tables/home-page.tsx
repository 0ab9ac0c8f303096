import { PageHeader } from '@/components/page-header';
import { t } from '@/i18n/translate';

/** Where one arrives. */
export function HomePage() {
  return <PageHeader title={t('nav.home')} />;
}
