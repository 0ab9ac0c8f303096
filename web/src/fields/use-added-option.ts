import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { useTableRights } from '@/api/table-rights';
import type { ChoiceValue, Field } from '@/api/types';
import { fold } from '@/lib/fold';
import { useFieldDraft, type Draft } from './draft-context';
import type { FieldOption } from './field-option';

/** The way to an option that is missing: offered while what is typed is none, to those who may create choices. */
export function useAddedOption(table: string, field: Field, typed: string, options: readonly FieldOption[] | undefined) {
  const { create } = useTableRights('choix');
  const queryClient = useQueryClient();
  const draft = useFieldDraft(field.slug);
  const label = typed.trim();
  const isKnown = options === undefined || options.some((option) => fold(option.label) === fold(label));
  const add = useMutation({
    retry: false,
    mutationFn: async () => {
      const body = { table, field: field.slug, label, values: inheritedValues(field, draft) };
      const made = await post<ChoiceValue>('/conditional-fields/options', body);
      await queryClient.invalidateQueries({ queryKey: keys.records(table) });
      return { value: made.value, label: made.label };
    },
  });
  return { isOffered: field.type === 'choice' && create && label !== '' && !isKnown, label, add };
}

/** What a new option must have to be offered beside the other values: `option.type == record.type_projet`. */
function inheritedValues(field: Field, draft: Draft | null): Record<string, unknown> {
  const pairs = (field.options.options_when ?? '').split('&&').map((part) => /^\s*option\.(\w+) == record\.(\w+)\s*$/.exec(part));
  return Object.fromEntries(pairs.flatMap((pair) => (pair && draft ? [[pair[1] ?? '', draft[pair[2] ?? ''] ?? null]] : [])));
}
