import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { tablesQuery } from '@/api/queries/tables';
import { useMay } from '@/api/use-may';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { Skeleton } from '@/components/skeleton';
import { arrangeTables } from '@/components/table-order';
import { t } from '@/i18n/translate';
import { CreateTableDialog } from './create-table-dialog';
import { NoTables } from './no-tables';
import { TableList, type TableDestination } from './table-list';

export interface TablesPageProps {
  /** Whether the dialog that creates a table is open. */
  creating: boolean;
  onCreating: (creating: boolean) => void;
  /** Where a table's name leads. */
  leadsTo: TableDestination;
}

/** All tables, and the way to make one. */
export function TablesPage({ creating, onCreating, leadsTo }: TablesPageProps) {
  const mayCreate = useMay('schema.manage');
  const { data: tables, error, isPending, refetch } = useQuery(tablesQuery);
  const own = (tables ?? []).filter((table) => !table.is_system);
  const system = (tables ?? []).filter((table) => table.is_system);
  const { main, others } = arrangeTables(own);
  return (
    <>
      <PageHeader
        {...(leadsTo === 'fields' ? { trail: t('admin.title') } : {})}
        title={t(leadsTo === 'fields' ? 'admin.tables' : 'nav.tables')}
        action={
          mayCreate && (
            <Button variant="primary" icon={Plus} onClick={() => onCreating(true)}>
              {t('tables.new')}
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] max-w-[calc(1128px+5rem)] gap-7 px-5 py-5 phone:px-10 phone:py-6">
        {isPending && <Skeleton rows={8} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {tables?.length === 0 && <NoTables />}
        {own.length > 0 && <TableList title={t('tables.own')} tables={[...main, ...others]} leadsTo={leadsTo} />}
        {system.length > 0 && <TableList title={t('tables.system')} tables={system} leadsTo={leadsTo} />}
      </div>
      <CreateTableDialog open={creating && mayCreate} onClose={() => onCreating(false)} />
    </>
  );
}
