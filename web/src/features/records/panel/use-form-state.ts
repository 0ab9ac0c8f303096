import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import type { Table, WrittenValue } from '@/api/types';
import { fieldTypes } from '@/fields/field-types';
import type { Values } from '../record-writer';

export interface FieldState {
  visible: boolean;
  required: boolean;
  readonly: boolean;
}

interface FormState {
  fields: Record<string, Partial<FieldState>>;
}

/** What the conditional fields say of a record or a draft; until the server has said, every field shows. */
export function useFormState(table: Table, id: number | null, values: Values): (slug: string) => FieldState {
  const draft: Record<string, WrittenValue> = Object.fromEntries(
    table.fields.map((field) => [field.slug, fieldTypes[field.type].write(values[field.slug] ?? null)]),
  );
  const state = useQuery({
    queryKey: [...keys.record(table.slug, id ?? 0), 'form-state', draft],
    queryFn: ({ signal }) =>
      post<FormState>(`/tables/${table.slug}/form-state`, { values: draft, ...(id === null ? {} : { id }) }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  return (slug) => {
    const said = state.data?.fields[slug];
    const field = table.fields.find((each) => each.slug === slug);
    return {
      visible: said?.visible ?? true,
      required: said?.required ?? field?.required ?? false,
      readonly: said?.readonly ?? false,
    };
  };
}
