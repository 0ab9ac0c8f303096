import { useQuery } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import type { Group } from '@/api/account-types';
import { membersQuery } from '@/api/queries/accounts';
import type { Table } from '@/api/types';
import { StateLabel } from '@/components/state-label';
import { t } from '@/i18n/translate';
import { effectPhrase, isLoss } from './effect-phrase';
import { effectsOf } from './rights-effects';
import type { GroupDraft } from './rights-draft';

export interface GroupEffectsProps {
  group: Group | undefined;
  draft: GroupDraft;
  groups: Group[];
  tables: Table[];
}

/** What saving would change, and for how many people. */
export function GroupEffects({ group, draft, groups, tables }: GroupEffectsProps) {
  const { data: members } = useQuery({ ...membersQuery(group?.id ?? 0), enabled: group !== undefined });
  const items = members?.items ?? [];
  const effects = effectsOf({ group, draft, members: items, groups, tables });
  const uncounted = (members?.total ?? 0) - items.length;
  return (
    <section className="mt-8 border-t border-line pt-5" aria-live="polite">
      <h2 className="mb-2 font-semibold">{t('groups.effects')}</h2>
      {effects.length === 0 && (
        <p className="text-muted">{t(items.length === 0 ? 'groups.effects.no_member' : 'groups.effects.none')}</p>
      )}
      <ul className="grid gap-1.5">
        {effects.map((effect) => (
          <li key={JSON.stringify(effect)}>
            <StateLabel tone={isLoss(effect) ? 'warning' : 'good'} icon={isLoss(effect) ? Minus : Plus}>
              <span className="text-ink">{effectPhrase(effect, tables)}</span>
            </StateLabel>
          </li>
        ))}
      </ul>
      {uncounted > 0 && <p className="mt-2 text-sm text-muted">{t('groups.effects.uncounted', { n: uncounted })}</p>}
    </section>
  );
}
