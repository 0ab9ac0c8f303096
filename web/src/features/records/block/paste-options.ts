import type { QueryClient } from '@tanstack/react-query';
import type { Field } from '@/api/types';
import type { FieldOption } from '@/fields/field-option';
import { fieldOptionsQuery } from '@/fields/use-field-options';

/** Linked records are looked up by name, each name once; no more of them than this. */
const MAX_NAMES = 500;

/** What the pasted texts may name in the choices and links of these columns. */
export async function pasteOptions(
  queryClient: QueryClient,
  table: string,
  fields: readonly (Field | null)[],
  cells: readonly (readonly string[])[],
): Promise<Map<string, readonly FieldOption[]>> {
  const options = new Map<string, readonly FieldOption[]>();
  for (const [column, field] of fields.entries()) {
    if (field?.type !== 'choice' && field?.type !== 'foreign_key') continue;
    const names = field.type === 'choice' ? [''] : namesIn(cells, column);
    const found: FieldOption[] = [];
    for (const name of names) found.push(...(await queryClient.fetchQuery(fieldOptionsQuery(queryClient, table, field, name))));
    options.set(field.slug, found);
  }
  return options;
}

function namesIn(cells: readonly (readonly string[])[], column: number): string[] {
  const names = new Set(cells.map((line) => (line[column] ?? '').trim()));
  names.delete('');
  return [...names].slice(0, MAX_NAMES);
}
