import type { TableRights } from '@/api/table-rights';

const never = () => false;

/** The right to do everything, but for what the test takes away. */
export function sampleRights(more: Partial<TableRights> = {}): TableRights {
  return { create: true, update: true, delete: true, isReadonly: never, isReadonlyOnCreate: never, ...more };
}
