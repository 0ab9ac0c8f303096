import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { House, Menu as MenuIcon, Plus, Table2 } from 'lucide-react';
import { sessionQuery } from '@/api/queries/session';
import { tablesQuery } from '@/api/queries/tables';
import type { Table } from '@/api/types';
import { mayOn } from '@/api/use-may';
import { iconStroke } from '@/components/icon';
import { TableIcon } from '@/components/table-icon';
import { t } from '@/i18n/translate';

const item =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-muted -outline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-primary';

/** The navigation of phones: two everyday tables around the button that adds a record. */
export function BottomBar({ onMenu }: { onMenu: () => void }) {
  const { data: tables = [] } = useQuery(tablesQuery);
  const here = useParams({ strict: false }).slug;
  const find = (slug: string) => tables.find((table) => table.slug === slug);
  const { data: session } = useQuery(sessionQuery);
  const wanted = here ?? find('projet')?.slug ?? tables[0]?.slug;
  const target = wanted !== undefined && mayOn(session, wanted, 'create') ? wanted : undefined;
  return (
    <nav
      aria-label={t('nav.phone')}
      className="flex h-16 shrink-0 items-stretch border-t border-line bg-base-200 px-2 pb-[env(safe-area-inset-bottom)]"
    >
      <Link to="/" activeOptions={{ exact: true }} className={item}>
        <House size={20} strokeWidth={iconStroke} aria-hidden="true" />
        {t('nav.home')}
      </Link>
      <TableTab table={find('projet')} />
      {target !== undefined && (
        <Link
          to="/t/$slug"
          params={{ slug: target }}
          search={{ record: 'new' }}
          aria-label={t('nav.new_record')}
          className="mx-2 my-2 grid w-12 shrink-0 place-items-center rounded-xl bg-primary text-primary-content"
        >
          <Plus size={22} strokeWidth={iconStroke} aria-hidden="true" />
        </Link>
      )}
      <TableTab table={find('devis')} />
      <button type="button" className={item} onClick={onMenu}>
        <MenuIcon size={20} strokeWidth={iconStroke} aria-hidden="true" />
        {t('nav.menu')}
      </button>
    </nav>
  );
}

function TableTab({ table }: { table: Table | undefined }) {
  if (table === undefined) {
    return (
      <Link to="/tables" className={item}>
        <Table2 size={20} strokeWidth={iconStroke} aria-hidden="true" />
        {t('nav.tables')}
      </Link>
    );
  }
  return (
    <Link to="/t/$slug" params={{ slug: table.slug }} activeOptions={{ includeSearch: false }} className={item}>
      <TableIcon slug={table.slug} size={20} />
      <span className="max-w-full truncate">{table.name}</span>
    </Link>
  );
}
