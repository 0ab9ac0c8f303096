import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FieldValue } from '@/api/types';
import type { AfterEdit } from '@/components/grid/grid-props';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import type { FieldOption } from './field-option';
import type { FieldEditorProps } from './field-type-view';
import { OptionList } from './option-list';
import { useOptionSource } from './option-source';
import { afterKey } from './typed-editor';
import { useAddedOption } from './use-added-option';
import { useFieldOptions } from './use-field-options';

interface OptionPickerProps extends FieldEditorProps {
  currentLabel: string;
  renderOption: (option: FieldOption) => ReactNode;
}

/** A combobox: typing searches, arrows move in the list, Entrée picks, an emptied input clears the value. */
export function OptionPicker(props: OptionPickerProps) {
  const [search, setSearch] = useState(props.typed ?? '');
  const [touched, setTouched] = useState(props.typed !== null);
  const [active, setActive] = useState(0);
  const listId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  const options = useFieldOptions(props.table, props.field, search, true);
  const found = options.data ?? [];
  const missing = useAddedOption(props.table, props.field, touched ? search : '', options.data);
  const source = useOptionSource(props.table, props.field);
  const hasFurther = source !== null || missing.isOffered;
  const lines = found.length + (hasFurther ? 1 : 0);

  const leave = () => {
    if (done.current || missing.add.isPending) return;
    done.current = true;
    props.onCancel();
  };
  const commit = (value: FieldValue, after: AfterEdit) => {
    if (done.current) return;
    done.current = true;
    props.onCommit(value, after);
  };
  const addMissing = (after: AfterEdit) => {
    if (!source) return missing.add.mutate(undefined, { onSuccess: (value) => commit(value, after) });
    // What makes it takes the focus, and with it this input: the value comes when it is done.
    leave();
    return source.make(touched ? search.trim() : '', (value) => props.onCommit(value, 'stay'));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const after = afterKey(event);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(lines === 0 ? 0 : (active + step + lines) % lines);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    } else if (after && (event.key === 'Enter' || props.place === 'cell')) {
      event.preventDefault();
      const option = found[active];
      if (touched && search === '') commit(null, after);
      else if (option) commit(option.value, after);
      else if (hasFurther) addMissing(after);
    }
  };
  return (
    <div ref={frame} className={props.place === 'cell' ? 'field-cell-input' : 'relative w-full'}>
      <input
        id={props.inputId}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active < lines ? `${listId}-${active}` : undefined}
        aria-label={props.place === 'cell' ? props.field.name : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        className={classNames(props.place === 'panel' && 'input control-panel')}
        value={touched ? search : props.currentLabel}
        autoFocus={props.autoFocus}
        onFocus={(event) => !touched && event.currentTarget.select()}
        onChange={(event) => {
          setTouched(true);
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <OptionList
        id={listId}
        label={props.field.name}
        anchor={frame}
        options={options.data}
        error={missing.add.error ?? options.error}
        further={
          hasFurther
            ? {
                text: source?.label ?? t('fields.options.add', { label: missing.label }),
                busy: missing.add.isPending,
                onPick: () => addMissing('stay'),
              }
            : undefined
        }
        active={active}
        renderOption={props.renderOption}
        onPick={(option) => commit(option.value, 'stay')}
      />
    </div>
  );
}
