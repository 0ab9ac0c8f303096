import { queryOptions } from '@tanstack/react-query';
import { get } from '@/api/client';
import type { Page, RecordData } from '@/api/types';
import { keys } from './keys';

/** The choices of a category: records of the table `choix`, in their order. */
export function choicesQuery(category: string) {
  return queryOptions({
    queryKey: keys.choices(category),
    queryFn: async ({ signal }) => {
      const filter = `categorie == ${JSON.stringify(category)}`;
      const query = { filter, sort: 'ordre', limit: 500 };
      return (await get<Page<RecordData>>('/tables/choix/records', { signal, query })).items;
    },
    staleTime: 60_000,
  });
}
