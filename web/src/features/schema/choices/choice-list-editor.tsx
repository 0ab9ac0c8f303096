import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { choicesQuery } from '@/api/queries/choices';
import type { RecordData } from '@/api/types';
import { useMay } from '@/api/use-may';
import { ErrorState } from '@/components/error-state';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { Skeleton } from '@/components/skeleton';
import { t } from '@/i18n/translate';
import { moved } from '@/lib/moved';
import { AddChoice } from './add-choice';
import { ChoiceLine } from './choice-line';
import { useChoiceChanges } from './use-choice-changes';

const none: RecordData[] = [];

/** The choices of a list: add, rename, order, remove. */
export function ChoiceListEditor({ category }: { category: string }) {
  const { data: choices = none, error, isPending, refetch } = useQuery(choicesQuery(category));
  const changes = useChoiceChanges(category, choices);
  const navigate = useNavigate();
  const mayManageRules = useMay('rules.manage');
  const showRules = ({ values }: RecordData) =>
    void navigate({ to: '/admin/regles', search: { choix: `${category}/${String(values['valeur'])}` } });
  if (isPending) return <Skeleton rows={3} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-2 text-sm">
        <span className="font-medium">{t('choices.title')}</span>
        <span className="text-xs text-muted">{t('choices.saved_at_once')}</span>
      </div>
      <ul aria-label={t('choices.title')} className="border-t border-line">
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.id}
            choice={choice}
            onRename={(label) => changes.rename.mutate({ choice, label })}
            onMove={(step) => changes.reorder.mutate(moved(choices, index, index + step))}
            first={index === 0}
            last={index === choices.length - 1}
            onRemove={() => changes.remove.mutate(choice)}
            onRules={mayManageRules ? () => showRules(choice) : undefined}
          />
        ))}
      </ul>
      <AddChoice onAdd={(label) => changes.add.mutate(label)} />
      <InlineError text={changes.error && errorText(changes.error)} className="mt-2" />
    </div>
  );
}
