import { X } from 'lucide-react';
import { Fragment } from 'react';
import type { Table } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import { PopoverButton } from '@/components/popover-button';
import type { Condition } from './condition';
import { ConditionForm } from './condition-form';
import { conditionPhrase, type LabelOf } from './condition-phrase';
import './conditions.css';

interface ConditionTokenProps {
  table: Table;
  condition: Condition;
  labelOf: LabelOf;
  initiallyOpen?: boolean;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One condition in the sentence: a press edits it, its cross takes it away. */
export function ConditionToken({ table, condition, labelOf, initiallyOpen, onChange, onRemove }: ConditionTokenProps) {
  const field = table.fields.find((each) => each.slug === condition.field);
  if (!field) return null;
  const phrase = conditionPhrase(condition, field, labelOf);
  const opening = `${phrase.subject} ${phrase.verb} `;
  const or = ` ${t('records.filter.or')} `;
  return (
    <span className="filter-token">
      <PopoverButton
        label={t('records.filter.edit', { name: field.name })}
        className="w-72 p-3"
        initiallyOpen={initiallyOpen ?? false}
        trigger={(trigger) => (
          <button {...trigger} type="button" className="filter-token-text">
            {opening}
            {phrase.values.map((value, at) => (
              <Fragment key={value}>
                {at > 0 && or}
                <strong className="font-semibold text-ink">{value}</strong>
              </Fragment>
            ))}
          </button>
        )}
      >
        {() => <ConditionForm table={table} field={field} condition={condition} onChange={onChange} />}
      </PopoverButton>
      <button
        type="button"
        className="filter-token-remove"
        aria-label={t('records.filter.remove', { name: field.name })}
        onClick={onRemove}
      >
        <X size={14} strokeWidth={iconStroke} aria-hidden="true" />
      </button>
    </span>
  );
}
