import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Table2 } from 'lucide-react';
import { sessionQuery } from '@/api/queries/session';
import type { Table } from '@/api/types';
import { may, mayOn } from '@/api/use-may';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';

const line = 'flex min-h-[38px] items-center gap-3 border-b border-line-soft text-sm hover:text-primary max-phone:min-h-12';
const sign = { size: 16, strokeWidth: iconStroke, className: 'shrink-0 text-muted', 'aria-hidden': true } as const;

/** The commonest things one comes for. */
export function QuickLinks({ tables }: { tables: Table[] }) {
  const { data: session } = useQuery(sessionQuery);
  const open = tables.filter(({ slug }) => mayOn(session, slug, 'create'));
  const mayCreateTables = may(session, 'schema.manage');
  if (open.length === 0 && !mayCreateTables) return null;
  return (
    <section>
      <h2 className="flex h-8 items-center border-b border-line font-semibold">{t('home.quick')}</h2>
      <ul>
        {open.map((table) => (
          <li key={table.slug}>
            <Link to="/t/$slug" params={{ slug: table.slug }} search={{ record: 'new' }} className={line}>
              <Plus {...sign} />
              {t('home.add_to', { table: table.name })}
            </Link>
          </li>
        ))}
        {mayCreateTables && (
          <li>
            <Link to="/tables" search={{ creer: true }} className={line}>
              <Table2 {...sign} />
              {t('tables.create')}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
