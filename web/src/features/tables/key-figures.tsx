import { Link } from '@tanstack/react-router';
import type { Table } from '@/api/types';
import { RecordCount } from './record-count';
import { StatusBreakdown } from './status-breakdown';

/** The sizes of the everyday tables, between two hairlines. */
export function KeyFigures({ tables }: { tables: Table[] }) {
  return (
    <dl className="grid grid-cols-3 border-y border-line py-3.5">
      {tables.map((table) => (
        <div key={table.slug} className="min-w-0 border-l border-line px-4 first:border-0 first:pl-0 phone:px-6">
          <dt className="truncate text-sm text-muted">
            <Link to="/t/$slug" params={{ slug: table.slug }} className="hover:text-ink hover:underline">
              {table.name}
            </Link>
          </dt>
          <dd className="text-2xl font-semibold">
            <RecordCount slug={table.slug} />
          </dd>
          <dd className="h-4 overflow-hidden text-xs text-muted max-phone:hidden">
            <StatusBreakdown table={table} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
