import { useMutation, useQueryClient } from '@tanstack/react-query';
import { del, patch, post } from '@/api/client';
import { keys, saveKey } from '@/api/queries/keys';
import type { RecordData } from '@/api/types';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { freeValue } from './choice-value';

const records = '/tables/choix/records';

/** What can be done to a list of choices; each change is saved at once. */
export function useChoiceChanges(category: string, choices: RecordData[]) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const reload = () => queryClient.invalidateQueries({ queryKey: keys.records('choix') });
  const settle = { mutationKey: saveKey, retry: false, onSettled: reload } as const;

  const add = useMutation({
    ...settle,
    mutationFn: (label: string) => {
      const taken = choices.map(({ values }) => String(values['valeur']));
      const last = Math.max(0, ...choices.map(({ values }) => Number(values['ordre'] ?? 0)));
      const values = { categorie: category, valeur: freeValue(label, taken), libelle: label, ordre: last + 1 };
      return post(records, { values });
    },
  });
  const rename = useMutation({
    ...settle,
    mutationFn: ({ choice, label }: { choice: RecordData; label: string }) =>
      patch(`${records}/${choice.id}`, { values: { libelle: label } }, { version: choice.version }),
  });
  const reorder = useMutation({
    ...settle,
    mutationFn: async (order: RecordData[]) => {
      for (const [index, choice] of order.entries()) {
        if (choice.values['ordre'] === index + 1) continue;
        await patch(`${records}/${choice.id}`, { values: { ordre: index + 1 } }, { version: choice.version });
      }
    },
    onMutate: (order) => queryClient.setQueryData(keys.choices(category), order),
  });
  const remove = useMutation({
    ...settle,
    mutationFn: (choice: RecordData) => del(`${records}/${choice.id}`, { version: choice.version }),
    onSuccess: (_, choice) =>
      toast({
        message: t('choices.removed', { label: String(choice.values['libelle']) }),
        undo: () => post(`${records}/${choice.id}/restore`).then(reload),
      }),
  });
  const error = [add, rename, reorder, remove].find((change) => change.error !== null)?.error ?? undefined;
  return { add, rename, reorder, remove, error };
}
