import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Field, FieldValue, Table } from '@/api/types';
import { fieldOptionsQuery, linkLabelsQuery } from '@/fields/use-field-options';
import type { Values } from '../gesture';

/** What the server writes where nothing is filled in; a choice or a link once its label is known. */
export function useDefaultValues(table: Table): Values {
  const queryClient = useQueryClient();
  const labelled = table.fields.filter((field) => isLabelled(field) && field.default !== null);
  const labels = useQueries({ queries: labelled.map((field) => labelQuery(queryClient, table, field)) });
  const plain = table.fields.filter((field) => !isLabelled(field)).map((field) => [field.slug, plainDefault(field)]);
  const known = labelled.map((field, at) => {
    const option = labels[at]?.data?.find(({ key }) => key === String(field.default));
    return [field.slug, option?.value ?? null];
  });
  return Object.fromEntries([...plain, ...known]) as Values;
}

function labelQuery(queryClient: QueryClient, table: Table, field: Field) {
  return field.type === 'choice'
    ? fieldOptionsQuery(queryClient, table.slug, field, '')
    : linkLabelsQuery(queryClient, field, [Number(field.default)]);
}

function isLabelled(field: Field): boolean {
  return field.type === 'choice' || field.type === 'foreign_key';
}

function plainDefault(field: Field): FieldValue {
  return Array.isArray(field.default) ? null : field.default;
}
