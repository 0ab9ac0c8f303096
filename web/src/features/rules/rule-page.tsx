import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rulesQuery } from '@/api/queries/rules';
import { tablesQuery } from '@/api/queries/tables';
import { storedTables } from '@/api/stored-tables';
import { AidedPage } from '@/components/aided-page';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageSaveState } from '@/components/page-save-state';
import { Select } from '@/components/select';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { RuleForm } from './rule-form';
import { RuleMatrix } from './rule-matrix';
import { RuleSimulator } from './rule-simulator';

export interface RulePageProps {
  /** Undefined for one that does not exist yet. */
  id: number | undefined;
  /** The table of a new rule. */
  table: string | undefined;
  onTable: (table: string) => void;
}

/** One rule: when it holds, what it does, whom it would refuse, and a record to try it on. */
export function RulePage({ id, table: chosen, onTable }: RulePageProps) {
  const rules = useQuery(rulesQuery);
  const tables = useQuery(tablesQuery);
  const rule = rules.data?.find((each) => each.id === id);
  const table = tables.data?.find(({ slug }) => slug === (rule?.table ?? chosen));
  const failed = rules.error ?? tables.error;
  const isReady = rules.data !== undefined && tables.data !== undefined;
  const isGone = isReady && id !== undefined && rule === undefined;
  return (
    <>
      <PageHeader
        title={rule?.name ?? t('rules.new')}
        trail={
          <Link to="/admin/regles" className="hover:text-ink">
            {t('admin.rules')}
          </Link>
        }
        saveState={<PageSaveState />}
      />
      {failed && <ErrorState error={failed} onRetry={() => void Promise.all([rules.refetch(), tables.refetch()])} className="px-5 py-6 phone:px-8" />}
      {!failed && !isReady && <Skeleton rows={8} className="px-5 pt-5 phone:px-8" />}
      {isGone && (
        <EmptyState
          title={t('rules.gone')}
          detail={t('rules.gone_detail')}
          actions={
            <Link to="/admin/regles" className="btn">
              {t('rules.show_all')}
            </Link>
          }
          className="px-5 py-6 phone:px-8"
        />
      )}
      {isReady && !isGone && (
        <AidedPage aid={table && <RuleSimulator key={table.slug} table={table} />}>
          {id === undefined && (
            <Select
              label={t('rules.table')}
              className="mb-5 max-w-[420px]"
              value={chosen ?? ''}
              placeholder={t('rules.choose_table')}
              options={storedTables(tables.data).map(({ slug, name }) => ({ value: slug, label: name }))}
              onChange={(event) => onTable(event.target.value)}
            />
          )}
          {table && <RuleForm key={`${id ?? 'new'} ${table.slug}`} table={table} rule={rule} />}
          {table && <RuleMatrix table={table} />}
        </AidedPage>
      )}
    </>
  );
}
