import type { FieldValue } from '@/api/types';

/** Something that may be picked for a choice or a link. */
export interface FieldOption {
  key: string;
  label: string;
  value: FieldValue;
}
