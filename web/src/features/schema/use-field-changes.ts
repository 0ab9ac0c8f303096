import { useMutation, useQueryClient } from '@tanstack/react-query';
import { del, patch, post } from '@/api/client';
import { keys, saveKey } from '@/api/queries/keys';
import type { Field } from '@/api/types';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';

export interface FieldUpdate {
  slug: string;
  body: object;
  acceptLoss?: boolean;
}

/** What can be done to the fields of a table. */
export function useFieldChanges(table: string) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const path = `/tables/${table}/fields`;
  const reload = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.tables }),
      // Fields of a details table are its parent's too, and its rule follows them.
      queryClient.invalidateQueries({ queryKey: keys.allRecords }),
      queryClient.invalidateQueries({ queryKey: keys.rules }),
    ]);
  const settle = { mutationKey: saveKey, retry: false } as const;

  const create = useMutation({
    ...settle,
    mutationFn: (body: object) => post<Field>(path, body),
    onSuccess: reload,
  });
  const update = useMutation({
    ...settle,
    mutationFn: ({ slug, body, acceptLoss }: FieldUpdate) =>
      patch<Field>(`${path}/${slug}`, body, { query: { accept_loss: acceptLoss } }),
    onSuccess: reload,
  });
  const remove = useMutation({
    ...settle,
    mutationFn: (field: Field) => del(`${path}/${field.slug}`),
    onSuccess: async (_, field) => {
      toast({
        message: t('schema.field_trashed', { name: field.name }),
        undo: () => post(`${path}/${field.slug}/restore`).then(reload),
      });
      await reload();
    },
  });
  return { create, update, remove };
}
