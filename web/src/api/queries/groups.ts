import { queryOptions } from '@tanstack/react-query';
import type { Group } from '@/api/account-types';
import { get } from '@/api/client';
import type { Page } from '@/api/types';
import { keys } from './keys';

/** All groups with what they give. */
export const groupsQuery = queryOptions({
  queryKey: keys.groups,
  queryFn: async ({ signal }) => (await get<Page<Group>>('/groups', { signal })).items,
});
