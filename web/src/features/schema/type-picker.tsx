import { createElement, useId } from 'react';
import type { FieldType } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import { fieldKinds, fieldTypeOrder } from './field-kinds';

export interface TypePickerProps {
  label: string;
  value: FieldType | undefined;
  /** Not offered: the type that the field has. */
  except?: FieldType;
  onChange: (type: FieldType) => void;
}

/** The types, one line each: what it is called and what it holds. */
export function TypePicker({ label, value, except, onChange }: TypePickerProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="grid gap-x-4 phone:grid-cols-2">
        {fieldTypeOrder
          .filter((type) => type !== except)
          .map((type) => (
            <label
              key={type}
              className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-field px-2 py-1 text-sm hover:bg-hover has-checked:bg-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus max-phone:min-h-12"
            >
              <input
                type="radio"
                name={name}
                value={type}
                checked={type === value}
                onChange={() => onChange(type)}
                className="sr-only"
              />
              {createElement(fieldKinds[type].icon, {
                size: 16,
                strokeWidth: iconStroke,
                className: type === value ? 'shrink-0 text-primary' : 'shrink-0 text-muted',
                'aria-hidden': true,
              })}
              <span className={type === value ? 'shrink-0 font-semibold' : 'shrink-0'}>{t(fieldKinds[type].name)}</span>
              <span className="truncate text-xs text-muted">{t(fieldKinds[type].hint)}</span>
            </label>
          ))}
      </div>
    </fieldset>
  );
}
