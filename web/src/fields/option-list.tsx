import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { errorText } from '@/components/error-text';
import { ListboxOption } from '@/components/listbox-option';
import { t } from '@/i18n/translate';
import { placeBeside } from '@/lib/place-beside';
import type { FieldOption } from './field-option';

interface OptionListProps {
  id: string;
  label: string;
  anchor: RefObject<HTMLElement | null>;
  options: readonly FieldOption[] | undefined;
  error: unknown;
  active: number;
  renderOption: (option: FieldOption) => ReactNode;
  onPick: (option: FieldOption) => void;
  /** The last line: the way to an option that is missing. */
  further?: { text: string; busy: boolean; onPick: () => void } | undefined;
}

/** The list under a combobox. It floats above everything; the focus stays in the input. */
export function OptionList({ id, label, anchor, options, error, active, renderOption, onPick, further }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const surface = list.current;
    if (!surface || !anchor.current) return;
    if (!surface.matches(':popover-open')) surface.showPopover();
    surface.style.minWidth = `${anchor.current.offsetWidth}px`;
    placeBeside(surface, anchor.current.getBoundingClientRect(), 'below-start');
    surface.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div ref={list} popover="manual" id={id} role="listbox" aria-label={label} className="menu-surface">
      {options?.map((option, at) => (
        <ListboxOption key={option.key} id={`${id}-${at}`} active={at === active} onPick={() => onPick(option)}>
          {renderOption(option)}
        </ListboxOption>
      ))}
      {further && (
        <ListboxOption id={`${id}-${options?.length ?? 0}`} active={active === (options?.length ?? 0)} busy={further.busy} onPick={further.onPick}>
          {further.text}
        </ListboxOption>
      )}
      {error !== null && <p className="px-2 py-1.5 text-error">{errorText(error)}</p>}
      {options?.length === 0 && !further && <p className="px-2 py-1.5 text-muted">{t('fields.options.none')}</p>}
    </div>
  );
}
