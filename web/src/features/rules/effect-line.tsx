import { X } from 'lucide-react';
import { RULE_ACTIONS, type RuleAction, type RuleEffect } from '@/api/rule-types';
import type { Table } from '@/api/types';
import { ExpressionInput } from '@/components/expression-input';
import { IconButton } from '@/components/icon-button';
import { Select } from '@/components/select';
import { t } from '@/i18n/translate';
import { GivenValue } from './given-value';

interface EffectLineProps {
  table: Table;
  effect: RuleEffect;
  /** Messages of the server for this effect, by member. */
  refusals: Readonly<Record<string, string>>;
  onChange: (effect: RuleEffect) => void;
  onRemove: (() => void) | undefined;
}

const takesOptions = new Set(['choice', 'foreign_key']);

/** One thing that a rule does: what, to which field, and with which value. */
export function EffectLine({ table, effect, refusals, onChange, onRemove }: EffectLineProps) {
  const fields = table.fields.filter(({ type }) => effect.action !== 'options' || takesOptions.has(type));
  const field = table.fields.find(({ slug }) => slug === effect.field);
  const setAction = (action: RuleAction) => {
    const { value: _value, ...kept } = effect;
    onChange({ ...kept, action });
  };
  return (
    <li className="border-b border-line-soft py-3">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2">
        <Select
          label={t('rules.action')}
          size="panel"
          value={effect.action}
          error={refusals['action']}
          options={RULE_ACTIONS.map((action) => ({ value: action, label: t(`rules.action.${action}`) }))}
          onChange={(event) => setAction(event.target.value as RuleAction)}
        />
        <Select
          label={t('rules.field')}
          size="panel"
          value={effect.field}
          error={refusals['field']}
          placeholder={t('rules.choose_field')}
          options={fields.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => onChange({ ...effect, field: event.target.value })}
        />
        <IconButton icon={X} size="small" label={t('rules.remove_effect')} disabled={!onRemove} onClick={onRemove} />
      </div>
      {effect.action === 'default' && field && (
        <div className="mt-2">
          <GivenValue
            key={field.slug}
            table={table}
            field={field}
            value={effect.value ?? ''}
            refusal={refusals['value']}
            onChange={(value) => onChange({ ...effect, value })}
          />
        </div>
      )}
      {effect.action === 'options' && field && (
        <div className="mt-2">
          <ExpressionInput
            table={undefined}
            names={{ record: table.slug, option: field.type === 'choice' ? 'choix' : (field.options.table ?? undefined) }}
            label={t('rules.options_when')}
            hint={t('rules.options_hint')}
            value={effect.value ?? ''}
            refusal={refusals['value']}
            onChange={(value) => onChange({ ...effect, value })}
          />
        </div>
      )}
    </li>
  );
}
