import { queryOptions } from '@tanstack/react-query';
import { get } from '@/api/client';
import { compareText } from '@/i18n/format';
import { keys } from './keys';

interface Groups {
  groups: { key: Record<string, unknown> }[];
}

/** The names of the lists of choices that exist. */
export const categoriesQuery = queryOptions({
  queryKey: keys.choices('*'),
  queryFn: async ({ signal }) => {
    const query = { group_by: 'categorie', metrics: 'count' };
    const { groups } = await get<Groups>('/tables/choix/aggregate', { signal, query });
    const names = groups.map(({ key }) => key['categorie']).filter((name) => typeof name === 'string');
    return names.toSorted(compareText);
  },
});
