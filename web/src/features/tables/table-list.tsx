import { Link } from '@tanstack/react-router';
import type { Table } from '@/api/types';
import { useMay } from '@/api/use-may';
import { TableIcon } from '@/components/table-icon';
import { t } from '@/i18n/translate';
import { RecordCount } from './record-count';

/** Where the name of a table leads; the other one stands at the end of its line. */
export type TableDestination = 'records' | 'fields';

export interface TableListProps {
  title: string;
  tables: Table[];
  leadsTo: TableDestination;
}

/** Tables as lines: name, what it is for, how many records. */
export function TableList({ title, tables, leadsTo }: TableListProps) {
  return (
    <section>
      <div className="flex h-8 items-center gap-2 border-b border-line">
        <h2 className="font-semibold">{title}</h2>
        <span className="text-sm text-muted">{tables.length}</span>
      </div>
      <ul>
        {tables.map((table) => (
          <TableLine key={table.slug} table={table} leadsTo={leadsTo} />
        ))}
      </ul>
    </section>
  );
}

function TableLine({ table, leadsTo }: { table: Table; leadsTo: TableDestination }) {
  const mayChange = useMay('schema.manage');
  return (
    <li className="flex min-h-[38px] items-center gap-3 border-b border-line-soft text-sm max-phone:min-h-12 max-phone:text-title">
      <TableIcon slug={table.slug} className="shrink-0 text-muted" />
      <Link
        to={leadsTo === 'fields' ? '/t/$slug/champs' : '/t/$slug'}
        params={{ slug: table.slug }}
        className="shrink-0 rounded-sm py-1.5 font-medium hover:text-primary hover:underline"
      >
        {table.name}
      </Link>
      <span className="min-w-0 grow truncate text-muted">{table.description}</span>
      <span className="text-right text-muted">
        <RecordCount slug={table.slug} />
      </span>
      {leadsTo === 'records' && mayChange && (
        <Link
          to="/t/$slug/champs"
          params={{ slug: table.slug }}
          aria-label={t('palette.fields_of', { table: table.name })}
          className="link w-16 py-1.5 text-right max-phone:hidden"
        >
          {t('tables.to_fields')}
        </Link>
      )}
    </li>
  );
}
