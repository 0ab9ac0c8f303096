import { PageHeader } from '@/components/page-header';
import { t } from '@/i18n/translate';

/** What the address says about the page: sort, filter expression, search, and the open record. */
export interface RecordsSearch {
  sort?: string | undefined;
  filter?: string | undefined;
  search?: string | undefined;
  record?: number | 'new' | undefined;
}

export interface RecordsPageProps {
  slug: string;
  search: RecordsSearch;
  /** Changes the address; `replace` leaves no step in the browser's history. */
  onSearchChange: (change: RecordsSearch, options?: { replace?: boolean }) => void;
}

/** The grid of a table. */
export function RecordsPage({ slug }: RecordsPageProps) {
  return <PageHeader title={`${t('records.title')} ${slug}`} />;
}
