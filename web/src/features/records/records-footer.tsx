import { useQuery } from '@tanstack/react-query';
import { recordCountQuery } from '@/api/queries/tables';
import type { Table } from '@/api/types';
import { formatNumber } from '@/i18n/format';
import { t } from '@/i18n/translate';
import type { ListQuery } from './record-api';
import { RecordSums } from './record-sums';
import { tableNoun } from '@/components/table-noun';

interface RecordsFooterProps {
  table: Table;
  query: ListQuery;
  total: number | null;
  /** Why rows in sight could not be loaded; null while all is well. */
  error: unknown;
  onRetry: () => void;
}

/** How many records there are, of how many, and their sums. */
export function RecordsFooter({ table, query, total, error, onRetry }: RecordsFooterProps) {
  const all = useQuery(recordCountQuery(table.slug)).data;
  const narrowed = !query.trash && (query.filter !== '' || query.search !== '');
  return (
    <div className="flex h-9 shrink-0 items-center gap-1.5 border-t border-line bg-base-200 px-4 text-xs text-muted">
      <span role="status" className="flex gap-1.5 whitespace-nowrap">
        {total !== null && (
          <>
            <strong className="text-sm font-semibold text-ink">{formatNumber(total)}</strong>
            {tableNoun(table.name, total)}
            {narrowed && all !== undefined && ` ${t('records.footer.of', { total: all })}`}
          </>
        )}
      </span>
      {error !== null && (
        <span role="alert" className="flex gap-1.5 truncate pl-4 text-error">
          {t('error.loading')}
          <button type="button" className="underline underline-offset-2" onClick={onRetry}>
            {t('action.retry')}
          </button>
        </span>
      )}
      <span className="grow" />
      {!query.trash && total !== 0 && <RecordSums table={table} filter={query.filter} search={query.search} />}
    </div>
  );
}
