import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { hasCode } from '@/api/api-error';
import { get } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { choicesQuery } from '@/api/queries/choices';
import { tableQuery } from '@/api/queries/tables';
import type { ChoiceValue, Field, LinkValue, Page, RecordData, Table } from '@/api/types';
import { fold } from '@/lib/fold';
import type { QueryClient } from '@tanstack/react-query';
import { useFieldDraft, type Draft } from './draft-context';
import type { FieldOption } from './field-option';
import { recordLabel } from './record-label';

const LIMIT = 20;

/** What may be picked for a choice or a link, narrowed by a search that ignores case and accents. */
export function useFieldOptions(table: string, field: Field, search: string, enabled: boolean) {
  const queryClient = useQueryClient();
  const draft = useFieldDraft(field.slug);
  const query = draft === null ? fieldOptionsQuery(queryClient, table, field, search) : restrictedOptionsQuery(table, field, search, draft);
  return useQuery({ ...query, enabled, placeholderData: keepPreviousData });
}

export function fieldOptionsQuery(queryClient: QueryClient, table: string, field: Field, search: string) {
  return queryOptions({
    queryKey: keys.fieldOptions(table, field.slug, search, null),
    queryFn: async ({ signal }): Promise<FieldOption[]> => {
      if (field.type === 'foreign_key') return linkedRecords(queryClient, field, search, signal);
      return choices(queryClient, table, field, search, signal);
    },
    staleTime: 30_000,
  });
}

/** What may be picked beside the other values of a record, by the judgement of the server. */
function restrictedOptionsQuery(table: string, field: Field, search: string, draft: Draft) {
  return queryOptions({
    queryKey: keys.fieldOptions(table, field.slug, search, draft),
    queryFn: async ({ signal }): Promise<FieldOption[]> => {
      const query = { search, limit: field.type === 'choice' ? 500 : LIMIT, draft: JSON.stringify(draft) };
      const path = `/tables/${table}/fields/${field.slug}/options`;
      const page = await get<Page<ChoiceValue | LinkValue>>(path, { signal, query });
      return page.items.map((item) => ('id' in item ? linkOption(item) : choiceOption(item)));
    },
    staleTime: 5_000,
  });
}

/** The labels of records that a link field points at. */
export function linkLabelsQuery(queryClient: QueryClient, field: Field, ids: readonly number[]) {
  const slug = field.options.table ?? '';
  return queryOptions({
    queryKey: [...keys.records(slug), 'labels', ids],
    queryFn: async ({ signal }): Promise<FieldOption[]> => {
      const linked = await queryClient.ensureQueryData(tableQuery(slug));
      const query = { filter: `id in [${ids.join(', ')}]`, fields: labelFields(linked).join(','), limit: ids.length };
      const page = await get<Page<RecordData>>(`/tables/${slug}/records`, { signal, query });
      return page.items.map((record) => linkOption({ id: record.id, label: recordLabel(linked, record) }));
    },
    enabled: ids.length > 0,
    staleTime: 60_000,
  });
}

async function choices(
  queryClient: QueryClient,
  table: string,
  field: Field,
  search: string,
  signal: AbortSignal,
): Promise<FieldOption[]> {
  try {
    const path = `/tables/${table}/fields/${field.slug}/options`;
    const page = await get<Page<ChoiceValue>>(path, { signal, query: { search, limit: 500 } });
    return page.items.map(choiceOption);
  } catch (error) {
    if (!hasCode(error, 'not_found', 'method_not_allowed', 'unknown_field')) throw error;
  }
  const records = await queryClient.fetchQuery(choicesQuery(field.options.category ?? ''));
  return records
    .map((record) => ({ value: String(record.values['valeur']), label: String(record.values['libelle']) }))
    .filter((choice) => fold(choice.label).includes(fold(search)))
    .map(choiceOption);
}

async function linkedRecords(
  queryClient: QueryClient,
  field: Field,
  search: string,
  signal: AbortSignal,
): Promise<FieldOption[]> {
  const slug = field.options.table ?? '';
  const linked = await queryClient.ensureQueryData(tableQuery(slug));
  const query = { search, limit: LIMIT, fields: labelFields(linked).join(','), sort: labelFields(linked)[0] };
  const page = await get<Page<RecordData>>(`/tables/${slug}/records`, { signal, query });
  return page.items.map((record) => linkOption({ id: record.id, label: recordLabel(linked, record) }));
}

function labelFields(table: Table): string[] {
  return table.label_fields.length > 0 ? table.label_fields : table.fields.slice(0, 1).map((field) => field.slug);
}

function choiceOption(choice: ChoiceValue): FieldOption {
  return { key: choice.value, label: choice.label, value: choice };
}

function linkOption(link: LinkValue): FieldOption {
  return { key: String(link.id), label: link.label, value: link };
}
