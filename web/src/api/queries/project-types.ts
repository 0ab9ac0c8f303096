import { queryOptions } from '@tanstack/react-query';
import { get } from '@/api/client';
import type { ProjectTypes } from '@/api/project-type-types';
import { keys } from './keys';

/** Every type of projects, and the models to begin with. */
export const projectTypesQuery = queryOptions({
  queryKey: keys.projectTypes,
  queryFn: ({ signal }) => get<ProjectTypes>('/project-types', { signal }),
  staleTime: 60_000,
});
