import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/api-error';

const retries = 2;

function worthRetrying(failures: number, error: Error): boolean {
  const transient = error instanceof ApiError && (error.status === 0 || error.status === 503);
  return transient && failures < retries;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: true },
      mutations: { retry: worthRetrying, gcTime: 5 * 60_000 },
    },
  });
}
