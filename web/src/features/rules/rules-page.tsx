import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { patch } from '@/api/client';
import { keys, saveKey } from '@/api/queries/keys';
import { rulesQuery } from '@/api/queries/rules';
import { tablesQuery } from '@/api/queries/tables';
import type { Rule } from '@/api/rule-types';
import type { Table } from '@/api/types';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { iconStroke } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { InlineError } from '@/components/inline-error';
import { PageHeader } from '@/components/page-header';
import { PageSaveState } from '@/components/page-save-state';
import { errorText } from '@/components/error-text';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { RuleSentence } from './rule-sentence';
import { usesField } from './uses-field';

export interface RulesPageProps {
  /** Only those of one table, and that name one of its fields. */
  table: string | undefined;
  field: string | undefined;
  /** Only those that name a choice: its category and its value, as `genre/formation`. */
  choice: string | undefined;
}

/** Every rule as a sentence, table by table, in the order in which they act. */
export function RulesPage({ table, field, choice }: RulesPageProps) {
  const rules = useQuery(rulesQuery);
  const tables = useQuery(tablesQuery);
  const create = (
    <Link to="/admin/regles/$id" params={{ id: 'nouvelle' }} search={table === undefined ? {} : { table }} className="btn btn-primary" aria-label={t('rules.create')}>
      <Plus size={16} strokeWidth={iconStroke} aria-hidden="true" />
      {t('action.create')}
    </Link>
  );
  const shown = (rules.data ?? []).filter(
    (rule) =>
      (table === undefined || rule.table === table) &&
      (field === undefined || usesField(rule, field)) &&
      (choice === undefined || rule.choices.some(({ category, value }) => `${category}/${value}` === choice)),
  );
  const failed = rules.error ?? tables.error;
  const retry = () => void Promise.all([rules.refetch(), tables.refetch()]);
  return (
    <>
      <PageHeader title={t('admin.rules')} trail={t('admin.title')} action={create} saveState={<PageSaveState />} />
      <div className="max-w-[calc(1128px+4rem)] px-5 py-5 phone:px-8 phone:py-6">
        <p className="mb-4 max-w-[68ch] text-muted">{t('rules.intro')}</p>
        {(table !== undefined || field !== undefined || choice !== undefined) && (
          <Link to="/admin/regles" className="link mb-4 inline-block text-sm">
            {t('rules.show_all')}
          </Link>
        )}
        {failed && <ErrorState error={failed} onRetry={retry} />}
        {!failed && (!rules.data || !tables.data) && <Skeleton rows={6} />}
        {rules.data && tables.data && shown.length === 0 && (
          <EmptyState title={t('rules.none')} detail={t('rules.none_detail')} actions={create} />
        )}
        {tables.data?.map((each) => (
          <TableRules key={each.slug} table={each} rules={shown.filter((rule) => rule.table === each.slug)} />
        ))}
      </div>
    </>
  );
}

function TableRules({ table, rules }: { table: Table; rules: readonly Rule[] }) {
  const queryClient = useQueryClient();
  const move = useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: async ({ from, to }: { from: number; to: number }) => {
      const moved = [...rules];
      moved.splice(to, 0, ...moved.splice(from, 1));
      for (const [at, rule] of moved.entries()) {
        if (rule.order !== at + 1) await patch(`/conditional-fields/rules/${rule.id}`, { order: at + 1 });
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.rules }),
  });
  if (rules.length === 0) return null;
  return (
    <section aria-label={table.name} className="mb-8">
      <h2 className="mb-1 font-semibold">{table.name}</h2>
      <InlineError text={move.error ? errorText(move.error) : undefined} />
      <ol className="border-t border-line">
        {rules.map((rule, at) => (
          <RuleLine key={rule.id} table={table} rule={rule}>
            <IconButton icon={ArrowUp} size="small" label={t('rules.up', { name: rule.name })} disabled={at === 0 || move.isPending} onClick={() => move.mutate({ from: at, to: at - 1 })} />
            <IconButton icon={ArrowDown} size="small" label={t('rules.down', { name: rule.name })} disabled={at === rules.length - 1 || move.isPending} onClick={() => move.mutate({ from: at, to: at + 1 })} />
          </RuleLine>
        ))}
      </ol>
    </section>
  );
}

function RuleLine({ table, rule, children }: { table: Table; rule: Rule; children: ReactNode }) {
  const queryClient = useQueryClient();
  // In this component, so that the switch moves within the click.
  const [wanted, setWanted] = useState<boolean>();
  const toggle = useMutation({
    mutationKey: saveKey,
    retry: false,
    mutationFn: (isActive: boolean) => patch(`/conditional-fields/rules/${rule.id}`, { is_active: isActive }),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.rules });
      setWanted(undefined);
    },
  });
  const isActive = wanted ?? rule.is_active;
  return (
    <li className="flex items-start gap-3 border-b border-line-soft py-2.5">
      <input
        type="checkbox"
        role="switch"
        className="toggle mt-0.5"
        aria-label={t('rules.active_one', { name: rule.name })}
        checked={isActive}
        aria-checked={isActive}
        onChange={(event) => {
          setWanted(event.target.checked);
          toggle.mutate(event.target.checked);
        }}
      />
      <div className={rule.is_active ? 'min-w-0 grow' : 'min-w-0 grow text-muted'}>
        <Link to="/admin/regles/$id" params={{ id: String(rule.id) }} className="font-medium hover:text-primary hover:underline">
          {rule.name}
        </Link>
        {rule.is_broken && <span className="ml-2 text-sm text-error">{t('rules.broken')}</span>}
        <p className="text-sm text-muted">
          <RuleSentence table={table} rule={rule} />
        </p>
        <InlineError text={toggle.error ? errorText(toggle.error) : undefined} />
      </div>
      {children}
    </li>
  );
}
