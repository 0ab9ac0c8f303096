import { createContext, use } from 'react';
import type { WrittenValue } from '@/api/types';

/** The values of a record being written, as they would be sent. */
export type Draft = Readonly<Record<string, WrittenValue>>;

/** The record around an input, and the fields whose options depend on it. */
export interface FieldDraft {
  values: Draft;
  restricted: ReadonlySet<string>;
}

export const FieldDraftContext = createContext<FieldDraft | null>(null);

/** The record that the options of a field depend on; null when they depend on none. */
export function useFieldDraft(field: string): Draft | null {
  const draft = use(FieldDraftContext);
  return draft?.restricted.has(field) ? draft.values : null;
}
