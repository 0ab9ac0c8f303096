import { ApiError } from '@/api/api-error';
import type { Field } from '@/api/types';

/** Messages by the slug of their field. */
export type Refusals = Readonly<Record<string, string>>;

export function refusalsOf(error: unknown, fields: readonly Field[]): Refusals {
  if (!(error instanceof ApiError)) return {};
  return Object.fromEntries(
    fields.flatMap(({ slug }) => {
      const message = error.messageAt(`/values/${slug}`);
      return message === undefined ? [] : [[slug, message]];
    }),
  );
}
