import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, post } from '@/api/client';
import type { FormState, Rule, RuleOffenders } from '@/api/rule-types';
import type { Page, WrittenValue } from '@/api/types';
import { keys } from './keys';

/** Every rule of every table, in the order in which they act. */
export const rulesQuery = queryOptions({
  queryKey: keys.rules,
  queryFn: async ({ signal }) => (await get<Page<Rule>>('/conditional-fields/rules', { signal })).items,
});

/** What a rule sets; the table does not change. */
export type RuleDraft = Pick<Rule, 'table' | 'name' | 'when' | 'effects' | 'hidden_value' | 'is_active'>;

/** Which records a rule would refuse, if it were this. `id` is the rule that it would replace. */
export function rulePreviewQuery(id: number | undefined, draft: RuleDraft) {
  return queryOptions({
    queryKey: keys.rulePreview(id, draft),
    queryFn: ({ signal }) =>
      post<RuleOffenders>('/conditional-fields/rules/preview', draft, { signal, query: { rule: id } }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
  });
}

/** What the rules close of a record in a list. */
export interface ClosedFields {
  id: number;
  hidden: string[];
  readonly: string[];
}

/** What the rules close in records of a list; those of which nothing is closed are left out. */
export async function fetchClosedFields(table: string, ids: readonly number[], signal?: AbortSignal): Promise<ClosedFields[]> {
  return (await post<Page<ClosedFields>>(`/tables/${table}/form-states`, { ids }, { signal, background: true })).items;
}

/** Whether rules say anything of the records of a table, whatever their values. */
export function isRuled(form: FormState): boolean {
  return form.depends_on.length > 0 || form.rules.length > 0 || Object.values(form.fields).some(({ restricted }) => restricted);
}

/** What the saved rules of a table make of a new record with these values. */
export function formStateQuery(table: string, values: Record<string, WrittenValue>) {
  return queryOptions({
    queryKey: keys.form(table, null, values),
    queryFn: ({ signal }) => post<FormState>(`/tables/${table}/form-state`, { values }, { signal }),
    placeholderData: keepPreviousData,
  });
}
