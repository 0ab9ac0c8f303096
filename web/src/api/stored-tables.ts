import { useQuery } from '@tanstack/react-query';
import { tablesQuery } from './queries/tables';
import type { Field, Table } from './types';

/** Whether its records are those of another table. */
export function isDetailsTable(table: Table): boolean {
  return (table.details_of ?? null) !== null;
}

/** The tables that hold records of their own: not the details tables, which show those of others. */
export function storedTables(tables: readonly Table[]): Table[] {
  return tables.filter((table) => !isDetailsTable(table));
}

/** The fields that somebody may change: all but the link of a details table. */
export function ownFields(table: Table): Field[] {
  return isDetailsTable(table) ? table.fields.filter(({ details }) => (details ?? null) !== null) : table.fields;
}

/** The name of the table whose records a details table shows; undefined for any other table. */
export function useParentName(table: Table): string | undefined {
  const isDetails = isDetailsTable(table);
  const { data: tables } = useQuery({ ...tablesQuery, enabled: isDetails });
  return isDetails ? (tables?.find(({ slug }) => slug === table.details_of)?.name ?? table.details_of ?? undefined) : undefined;
}
