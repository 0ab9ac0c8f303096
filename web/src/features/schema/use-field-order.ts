import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@/api/client';
import { keys, saveKey } from '@/api/queries/keys';
import type { Table } from '@/api/types';

/** Saves the order of the fields, shown at once and taken back when refused. */
export function useFieldOrder(slug: string) {
  const queryClient = useQueryClient();
  const key = keys.table(slug);
  return useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: (slugs: string[]) => post(`/tables/${slug}/fields/order`, { fields: slugs }),
    onMutate: async (slugs) => {
      await queryClient.cancelQueries({ queryKey: key });
      const before = queryClient.getQueryData<Table>(key);
      if (before === undefined) return undefined;
      const fields = before.fields.toSorted((left, right) => slugs.indexOf(left.slug) - slugs.indexOf(right.slug));
      queryClient.setQueryData(key, { ...before, fields });
      return before;
    },
    onError: (_, __, before) => queryClient.setQueryData(key, before),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.tables }),
  });
}
