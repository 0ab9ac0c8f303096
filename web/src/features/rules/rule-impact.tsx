import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { rulePreviewQuery, type RuleDraft } from '@/api/queries/rules';
import type { Rule } from '@/api/rule-types';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';

interface RuleImpactProps {
  table: Table;
  rule: Rule | undefined;
  draft: RuleDraft;
  /** The rule is as it is shown: what it refuses can be corrected. */
  isSaved: boolean;
}

const SHOWN = 5;

/** Which records break the rule as it stands here; they stay as they are until somebody changes them. */
export function RuleImpact({ table, rule, draft, isSaved }: RuleImpactProps) {
  const asked = useDeferredValue(draft);
  const { data: broken, error } = useQuery(rulePreviewQuery(rule?.id, asked));
  if (error) return null; // Saving says why, beside what is wrong.
  if (!broken) return <p className="text-sm text-muted">{t('rules.impact_pending')}</p>;
  if (broken.count === 0) return <p className="text-sm text-muted">{t('rules.impact_none')}</p>;
  return (
    <section aria-label={t('rules.impact')} className="grid gap-2 border-l-2 border-warning py-1 pl-4">
      <p>
        {t('rules.impact_count', { n: broken.count })} {!broken.complete && t('rules.impact_partial')}
      </p>
      <ul className="text-sm">
        {broken.items.slice(0, SHOWN).map((record) => (
          <li key={record.id}>
            <Link to="/t/$slug" params={{ slug: table.slug }} search={{ record: record.id }} className="link">
              {record.label || `n°\u00a0${record.id}`}
            </Link>
            <span className="ml-2 text-muted">{record.errors.map(({ message }) => message).join(' ')}</span>
          </li>
        ))}
      </ul>
      {broken.count > SHOWN && <p className="text-sm text-muted">{t('rules.impact_more', { n: broken.count - SHOWN })}</p>}
      {rule && isSaved && <Correction table={table} rule={rule} count={broken.count} />}
    </section>
  );
}

/** Takes refused values away, a thousand records at a time, until none is left that can be corrected so. */
function Correction({ table, rule, count }: { table: Table; rule: Rule; count: number }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const correct = useMutation({
    retry: false,
    mutationFn: async () => {
      let done = 0;
      for (;;) {
        const step = await post<{ corrected: number; left: number }>(`/conditional-fields/rules/${rule.id}/correct`, {});
        done += step.corrected;
        if (step.left === 0 || step.corrected === 0) return { done, left: step.left };
      }
    },
    onSuccess: async ({ done, left }) => {
      await queryClient.invalidateQueries({ queryKey: keys.rules });
      await queryClient.invalidateQueries({ queryKey: keys.records(table.slug) });
      toast({ message: t(left === 0 ? 'rules.corrected' : 'rules.corrected_some', { n: done, left }) });
    },
  });
  return (
    <div>
      <p className="mb-2 text-sm text-muted">{t('rules.correct_hint')}</p>
      <Button busy={correct.isPending} onClick={() => correct.mutate()}>
        {t('rules.correct', { n: count })}
      </Button>
      <InlineError text={correct.error ? errorText(correct.error) : undefined} />
    </div>
  );
}
