import { useQuery } from '@tanstack/react-query';
import { get } from '@/api/client';
import { keys } from '@/api/queries/keys';
import type { FieldValue, Table } from '@/api/types';
import { isChoice } from '@/fields/value-shapes';
import { formatNumber } from '@/i18n/format';

interface Groups {
  groups: { key: Record<string, FieldValue>; metrics: { count: number } }[];
}

const SHOWN = 3;

/** How the records of a table spread over their first choice, the most frequent first: `En cours 13 · En attente 3`. */
export function StatusBreakdown({ table }: { table: Table }) {
  const status = table.fields.toSorted((left, right) => left.order - right.order).find((field) => field.type === 'choice');
  const slug = status?.slug ?? '';
  const { data } = useQuery({
    queryKey: [...keys.recordCount(table.slug), 'by', slug],
    queryFn: ({ signal }) =>
      get<Groups>(`/tables/${table.slug}/aggregate`, { signal, query: { group_by: slug, metrics: 'count' } }),
    enabled: status !== undefined,
  });
  const largest = (data?.groups ?? []).toSorted((left, right) => right.metrics.count - left.metrics.count);
  return largest.slice(0, SHOWN).map(({ key, metrics }) => {
    const value = key[slug] ?? null;
    return isChoice(value) ? (
      <span key={value.value} className="mr-3 whitespace-nowrap">
        {value.label} {formatNumber(metrics.count)}
      </span>
    ) : null;
  });
}
