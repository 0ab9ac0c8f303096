import { FileText, Folder, Table2, Users, type LucideIcon } from 'lucide-react';
import type { Table } from '@/api/types';
import { compareText } from '@/i18n/format';

const everyday: Record<string, LucideIcon> = { projet: Folder, devis: FileText, contact: Users };

/** The tables used every day, in their order, then all the others by name. */
export function arrangeTables(tables: Table[]): { main: Table[]; others: Table[] } {
  const order = Object.keys(everyday);
  const main = tables
    .filter((table) => table.slug in everyday)
    .toSorted((left, right) => order.indexOf(left.slug) - order.indexOf(right.slug));
  const others = tables
    .filter((table) => !(table.slug in everyday))
    .toSorted((left, right) => compareText(left.name, right.name));
  return { main, others };
}

/** The icon of a table in navigation and lists. */
export function tableIcon(slug: string): LucideIcon {
  return everyday[slug] ?? Table2;
}
