import type { Field, Table } from '@/api/types';

/** Fields that stand together: those of the table itself, or the details of one kind. */
export interface FieldSection {
  /** The slug of the details table; empty for the table's own. */
  key: string;
  title: string;
  fields: { field: Field; label: string }[];
}

/** The fields of a form in sections, the table's own first; those of details under their title. */
export function sectionsOf(fields: readonly Field[], tables: readonly Table[]): FieldSection[] {
  const sections = new Map<string, FieldSection>();
  for (const field of fields) {
    const key = field.details ?? '';
    const title = titleOf(tables.find(({ slug }) => slug === key));
    const section = sections.get(key) ?? { key, title, fields: [] };
    section.fields.push({ field, label: labelIn(title, field.name) });
    sections.set(key, section);
  }
  return [...sections.values()].toSorted((left, right) => Number(left.key !== '') - Number(right.key !== ''));
}

/** `FormationDetails` holds the details of a `Formation`. */
function titleOf(details: Table | undefined): string {
  const name = details?.name ?? '';
  return name.replace(/(?<=.)Details$/, '');
}

/** `Sous-type (Formation)` under `Formation` is `Sous-type`. */
function labelIn(title: string, name: string): string {
  const end = ` (${title})`;
  return title !== '' && name.length > end.length && name.endsWith(end) ? name.slice(0, -end.length) : name;
}
