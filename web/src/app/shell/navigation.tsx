import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { House, Plus, type LucideIcon } from 'lucide-react';
import { tablesQuery } from '@/api/queries/tables';
import type { Table } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { arrangeTables, tableIcon } from '@/components/table-order';
import { t } from '@/i18n/translate';

/** The links of the sidebar and of the drawer. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const { data: tables = [] } = useQuery(tablesQuery);
  const { main, others } = arrangeTables(tables);
  return (
    <nav aria-label={t('nav.label')} className="min-h-0 grow overflow-y-auto px-2 pb-3">
      <ul>
        <NavigationItem to="/" icon={House} label={t('nav.home')} onNavigate={onNavigate} />
        {main.map((table) => (
          <TableItem key={table.slug} table={table} onNavigate={onNavigate} />
        ))}
      </ul>
      <div className="mt-5 mb-1 flex h-6 items-center justify-between px-2 @max-[8rem]/sidebar:justify-center @max-[8rem]/sidebar:px-0">
        <Link
          to="/tables"
          onClick={onNavigate}
          className="text-xs text-muted hover:text-ink @max-[8rem]/sidebar:hidden"
          activeProps={{ className: 'font-semibold text-ink' }}
        >
          {t('nav.tables')}
        </Link>
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
      </div>
      <ul>
        {others.map((table) => (
          <TableItem key={table.slug} table={table} onNavigate={onNavigate} />
        ))}
      </ul>
    </nav>
  );
}

function TableItem({ table, onNavigate }: { table: Table; onNavigate: (() => void) | undefined }) {
  return (
    <NavigationItem to="/t/$slug" slug={table.slug} icon={tableIcon(table.slug)} label={table.name} onNavigate={onNavigate} />
  );
}

interface NavigationItemProps {
  to: '/' | '/t/$slug';
  slug?: string;
  icon: LucideIcon;
  label: string;
  onNavigate: (() => void) | undefined;
}

function NavigationItem({ to, slug = '', icon: IconImage, label, onNavigate }: NavigationItemProps) {
  return (
    <li>
      <Link
        to={to}
        params={{ slug }}
        onClick={onNavigate}
        activeOptions={{ exact: to === '/', includeSearch: false }}
        title={label}
        className="group flex h-[30px] items-center gap-2.5 rounded-field px-2 text-sm font-medium -outline-offset-2 hover:bg-ink-7 aria-[current=page]:bg-ink-7 aria-[current=page]:font-semibold max-lg:h-11 max-lg:text-title @max-[8rem]/sidebar:justify-center"
      >
        <IconImage
          size={16}
          strokeWidth={iconStroke}
          className="shrink-0 text-muted group-aria-[current=page]:text-primary"
          aria-hidden="true"
        />
        <span className="truncate @max-[8rem]/sidebar:sr-only">{label}</span>
      </Link>
    </li>
  );
}
