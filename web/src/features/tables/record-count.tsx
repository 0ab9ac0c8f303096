import { useQuery } from '@tanstack/react-query';
import { recordCountQuery } from '@/api/queries/tables';
import { formatNumber } from '@/i18n/format';

/** How many records a table has; its place is kept while the number arrives. */
export function RecordCount({ slug }: { slug: string }) {
  const { data: count } = useQuery(recordCountQuery(slug));
  return <span className="inline-block min-w-[1ch]">{count === undefined ? '\u00a0' : formatNumber(count)}</span>;
}
