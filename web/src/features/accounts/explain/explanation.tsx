import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import type { AccessExplanation } from '@/api/account-types';
import { hasCode } from '@/api/api-error';
import { explanationQuery, type AccessQuestion } from '@/api/queries/accounts';
import type { Table } from '@/api/types';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/skeleton';
import { StateLabel } from '@/components/state-label';
import { formatList } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { verdictPhrase } from './verdict-phrase';

/** What somebody may do, action by action, and which group says so. */
export function Explanation({ question, table }: { question: AccessQuestion; table: Table }) {
  const { data, error, isPending, refetch } = useQuery({
    ...explanationQuery(question),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (isPending) return <Skeleton rows={4} />;
  if (hasCode(error, 'not_found')) return <EmptyState title={t('explain.no_record')} detail={t('explain.no_record_detail')} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const reason = wholeReason(data);
  return (
    <>
      {reason !== undefined && <p className="mb-4">{reason}</p>}
      <ul>
        {data.actions.map(({ action, allowed, groups }) => (
          <li key={action} className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 border-b border-line-soft py-2.5 first:pt-0 max-phone:grid-cols-1">
            <span className="font-medium">
              <StateLabel tone={allowed ? 'good' : 'quiet'} icon={allowed ? Check : X}>
                {t(`groups.action.${action}`)}
              </StateLabel>
              <span className="sr-only">{t(allowed ? 'explain.allowed' : 'explain.denied')}</span>
            </span>
            <span className="text-sm text-muted">
              {!data.is_superuser && groups.map((verdict) => (
                <span key={verdict.group} className={verdict.verdict === 'grants' ? 'block text-ink' : 'block'}>
                  {verdictPhrase(verdict, data.record !== null)}
                </span>
              ))}
              {!data.is_superuser && groups.length === 0 && t('explain.no_group')}
            </span>
          </li>
        ))}
      </ul>
      <FieldsLine label={t('explain.hidden')} table={table} slugs={data.hidden_fields} />
      <FieldsLine label={t('explain.readonly')} table={table} slugs={data.readonly_fields} />
    </>
  );
}

/** What stands above all groups. */
function wholeReason(data: AccessExplanation): string | undefined {
  if (!data.is_active) return t('explain.disabled');
  return data.is_superuser ? t('explain.superuser') : undefined;
}

function FieldsLine({ label, table, slugs }: { label: string; table: Table; slugs: string[] }) {
  if (slugs.length === 0) return null;
  const names = slugs.map((slug) => table.fields.find((field) => field.slug === slug)?.name ?? slug);
  return (
    <p className="mt-4 text-sm">
      <span className="text-muted">{label}</span> {formatList(names)}
    </p>
  );
}
