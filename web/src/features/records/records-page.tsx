import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/queries/session';
import { tableQuery } from '@/api/queries/tables';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { RecordsView } from './records-view';

/** What the address says about the page: sort, filter expression, search, trash, and the open record. */
export interface RecordsSearch {
  sort?: string | undefined;
  filter?: string | undefined;
  search?: string | undefined;
  trash?: boolean | undefined;
  record?: number | 'new' | undefined;
}

export interface RecordsPageProps {
  slug: string;
  search: RecordsSearch;
  /** Changes the address; `replace` leaves no step in the browser's history. */
  onSearchChange: (change: RecordsSearch, options?: { replace?: boolean }) => void;
}

/** The grid of a table. */
export function RecordsPage({ slug, search, onSearchChange }: RecordsPageProps) {
  const table = useQuery(tableQuery(slug));
  const session = useQuery(sessionQuery);
  if (table.isError) {
    return <ErrorState error={table.error} onRetry={() => void table.refetch()} className="p-5" />;
  }
  if (!table.data) return <Skeleton className="mt-20 px-5" rows={20} />;
  return (
    <RecordsView
      table={table.data}
      userId={session.data?.user.id ?? 0}
      search={search}
      onSearchChange={onSearchChange}
    />
  );
}
