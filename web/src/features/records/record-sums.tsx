import { useQuery } from '@tanstack/react-query';
import { get } from '@/api/client';
import { keys } from '@/api/queries/keys';
import type { Table } from '@/api/types';
import { fieldTypes } from '@/fields/field-types';
import { t } from '@/i18n/translate';

interface Aggregate {
  groups: { metrics: Record<string, string | number | null> }[];
}

/** The sum of each amount of the table, over all the records found. */
export function RecordSums({ table, filter, search }: { table: Table; filter: string; search: string }) {
  const fields = table.fields.filter((field) => field.type === 'decimal').slice(0, 2);
  const metrics = fields.map((field) => `sum(${field.slug})`).join(',');
  const sums = useQuery({
    queryKey: [...keys.recordCount(table.slug), 'sums', filter, search],
    queryFn: ({ signal }) => get<Aggregate>(`/tables/${table.slug}/aggregate`, { signal, query: { metrics, filter, search } }),
    enabled: fields.length > 0,
    retry: false,
  });
  const values = sums.data?.groups[0]?.metrics ?? {};
  return fields.map((field) => {
    const value = values[`sum(${field.slug})`] ?? null;
    return value === null ? null : (
      <span key={field.slug} className="ml-5 flex items-baseline gap-1.5 whitespace-nowrap max-phone:hidden">
        {t('records.footer.sum', { name: field.name })}
        <strong className="text-sm font-semibold text-ink">{fieldTypes.decimal.text(String(value), field)}</strong>
      </span>
    );
  });
}
