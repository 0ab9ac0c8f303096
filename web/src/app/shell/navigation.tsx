import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { House, Plus, Settings } from 'lucide-react';
import { sessionQuery } from '@/api/queries/session';
import { tablesQuery } from '@/api/queries/tables';
import { storedTables } from '@/api/stored-tables';
import type { Table } from '@/api/types';
import { may } from '@/api/use-may';
import { iconStroke } from '@/components/icon';
import { arrangeTables, tableIcon } from '@/components/table-order';
import { t } from '@/i18n/translate';
import { administrationParts } from '../administration/administration-links';
import { NavigationItem } from './navigation-item';

/** The links of the sidebar and of the drawer. */
export function Navigation({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  const { data: tables = [] } = useQuery(tablesQuery);
  const { data: session } = useQuery(sessionQuery);
  const { main, others } = arrangeTables(storedTables(tables));
  return (
    <nav aria-label={t('nav.label')} className="flex min-h-0 grow flex-col overflow-y-auto px-2 pb-3">
      <ul>
        <NavigationItem to="/" icon={House} label={t('nav.home')} onNavigate={onNavigate} />
        {main.map((table) => (
          <TableItem key={table.slug} table={table} onNavigate={onNavigate} />
        ))}
      </ul>
      <div className="mt-5 mb-1 flex h-6 shrink-0 items-center justify-between px-2 @max-[8rem]/sidebar:justify-center @max-[8rem]/sidebar:px-0">
        <Link
          to="/tables"
          onClick={onNavigate}
          className="text-xs text-muted hover:text-ink @max-[8rem]/sidebar:hidden"
          activeProps={{ className: 'font-semibold text-ink' }}
        >
          {t('nav.tables')}
        </Link>
        {may(session, 'schema.manage') && (
          <Link
            to="/tables"
            search={{ creer: true }}
            onClick={onNavigate}
            aria-label={t('tables.create')}
            title={t('tables.create')}
            className="grid size-6 place-items-center rounded text-muted hover:bg-ink-7 hover:text-ink"
          >
            <Plus size={14} strokeWidth={iconStroke} aria-hidden="true" />
          </Link>
        )}
      </div>
      <ul className="grow">
        {others.map((table) => (
          <TableItem key={table.slug} table={table} onNavigate={onNavigate} />
        ))}
      </ul>
      {administrationParts(session).length > 0 && (
        <ul className="mt-5">
          <NavigationItem to="/admin" icon={Settings} label={t('admin.title')} onNavigate={onNavigate} />
        </ul>
      )}
    </nav>
  );
}

function TableItem({ table, onNavigate }: { table: Table; onNavigate: (() => void) | undefined }) {
  return (
    <NavigationItem to="/t/$slug" slug={table.slug} icon={tableIcon(table.slug)} label={table.name} onNavigate={onNavigate} />
  );
}
