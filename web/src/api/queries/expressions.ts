import { queryOptions } from '@tanstack/react-query';
import { post } from '@/api/client';
import { keys } from './keys';

export interface ExpressionCheck {
  /** What it gives; null when it has errors. */
  type: string | null;
  expression: string;
  /** `position` counts characters from 0. */
  errors: { position: number; code: string; message: string }[];
}

/** Whether a condition on the records of a table is understood, and where it is not. */
export function expressionCheckQuery(table: string, expression: string) {
  return queryOptions({
    queryKey: keys.expressionCheck(table, expression),
    queryFn: ({ signal }) => post<ExpressionCheck>('/expressions/check', { table, expression }, { signal }),
    staleTime: Infinity,
    retry: false,
  });
}
