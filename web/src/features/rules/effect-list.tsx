import { Plus } from 'lucide-react';
import type { RuleEffect } from '@/api/rule-types';
import type { Table } from '@/api/types';
import { Button } from '@/components/button';
import { t } from '@/i18n/translate';
import { EffectLine } from './effect-line';

export const noEffect: RuleEffect = { field: '', action: 'show' };

interface EffectListProps {
  table: Table;
  effects: readonly RuleEffect[];
  /** The message of the server at a pointer. */
  refusal: (pointer: string) => string | undefined;
  onChange: (effects: RuleEffect[]) => void;
}

/** All that a rule does, at least one thing. */
export function EffectList({ table, effects, refusal, onChange }: EffectListProps) {
  const set = (at: number, effect: RuleEffect | null) =>
    onChange(effects.flatMap((each, index) => (index !== at ? [each] : effect ? [effect] : [])));
  return (
    <section className="grid gap-1" aria-label={t('rules.effects')}>
      <h2 className="font-semibold">{t('rules.effects')}</h2>
      <ul>
        {effects.map((effect, index) => (
          <EffectLine
            // Effects have no identity of their own; their order is it.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            table={table}
            effect={effect}
            refusals={refusalsOf(refusal, index)}
            onChange={(next) => set(index, next)}
            onRemove={effects.length > 1 ? () => set(index, null) : undefined}
          />
        ))}
      </ul>
      <div>
        <Button variant="quiet" size="bar" icon={Plus} onClick={() => onChange([...effects, noEffect])}>
          {t('rules.add_effect')}
        </Button>
      </div>
    </section>
  );
}

function refusalsOf(refusal: (pointer: string) => string | undefined, index: number): Record<string, string> {
  return Object.fromEntries(
    ['field', 'action', 'value'].flatMap((member) => {
      const message = refusal(`/effects/${index}/${member}`);
      return message === undefined ? [] : [[member, message]];
    }),
  );
}
