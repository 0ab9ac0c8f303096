import { useQuery } from '@tanstack/react-query';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { isRuled } from '@/api/queries/rules';
import type { FieldValue, Table } from '@/api/types';
import type { FormState } from '@/api/rule-types';
import { writtenValues } from './form-state';

interface KnownForm {
  /** The last answer until the next one is there; undefined for a table without rules. */
  form: FormState | undefined;
  /** Nothing is known yet: a field shown now might have to go. */
  isPending: boolean;
}

/** What the server's rules make of a record with these values. */
export function useFormState(table: Table, id: number | null, values: Readonly<Record<string, FieldValue>>): KnownForm {
  const path = `/tables/${table.slug}/form-state`;
  // Asked once for the table: most have no rules, and their forms ask no more.
  const empty = useQuery({
    queryKey: keys.form(table.slug, null, {}),
    queryFn: async ({ signal }) => post<FormState>(path, { values: {} }, { signal }),
    staleTime: 60_000,
  });
  const ruled = empty.data !== undefined && isRuled(empty.data);
  const written = writtenValues(table, values);
  const inputs = Object.fromEntries((empty.data?.depends_on ?? []).map((slug) => [slug, written[slug] ?? null]));
  const body = id === null ? { values: inputs } : { id, values: inputs };
  const state = useQuery({
    queryKey: keys.form(table.slug, id, inputs),
    queryFn: async ({ signal }) => post<FormState>(path, body, { signal }),
    enabled: ruled,
    placeholderData: (previous, query) => (query?.queryKey[3] === id ? previous : undefined),
  });
  return { form: ruled ? state.data : undefined, isPending: empty.isLoading || state.isLoading };
}
