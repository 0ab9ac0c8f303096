import { useQueries, useQueryClient } from '@tanstack/react-query';
import type { Table } from '@/api/types';
import { fieldOptionsQuery, linkLabelsQuery } from '@/fields/use-field-options';
import type { Condition } from './condition';
import type { LabelOf } from './condition-phrase';

/** The labels of the choices and links that the conditions name; their values until they have come. */
export function useFilterLabels(table: Table, conditions: readonly Condition[]): LabelOf {
  const queryClient = useQueryClient();
  const listed = conditions.flatMap(({ field: slug, operand }) => {
    const field = table.fields.find((each) => each.slug === slug);
    return field && operand.kind === 'list' ? [{ field, values: operand.values }] : [];
  });
  const answers = useQueries({
    queries: listed.map(({ field, values }) =>
      field.type === 'foreign_key'
        ? linkLabelsQuery(queryClient, field, values.map(Number))
        : fieldOptionsQuery(queryClient, table.slug, field, ''),
    ),
  });
  return (slug, value) => {
    const at = listed.findIndex(({ field }) => field.slug === slug);
    const options = answers[at]?.data ?? [];
    return options.find((option) => option.key === String(value))?.label ?? String(value);
  };
}
