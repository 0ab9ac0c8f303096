import { ChevronDown } from 'lucide-react';
import { t } from '@/i18n/translate';
import { Button } from './button';
import { iconStroke } from './icon';
import { Menu } from './menu';

export interface FilterMenuProps<Value extends string> {
  label: string;
  /** The first one stands for no filter. */
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One condition of a list, chosen among a few; coloured while it holds. */
export function FilterMenu<Value extends string>({ label, options, value, onChange }: FilterMenuProps<Value>) {
  const chosen = options.find((option) => option.value === value) ?? options[0];
  const active = chosen !== options[0];
  return (
    <Menu
      label={label}
      entries={options.map((option) => ({
        label: option.label,
        checked: option === chosen,
        onSelect: () => onChange(option.value),
      }))}
      trigger={(trigger) => (
        <Button {...trigger} size="bar" className={active ? 'filter-active' : ''}>
          {active ? t('list.filter', { label, value: chosen?.label ?? '' }) : label}
          <ChevronDown size={14} strokeWidth={iconStroke} aria-hidden="true" />
        </Button>
      )}
    />
  );
}
