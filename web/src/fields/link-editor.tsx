import type { FieldEditorProps } from './field-type-view';
import { OptionPicker } from './option-picker';
import { isLink } from './value-shapes';

/** Picks a record of the linked table. */
export function LinkEditor(props: FieldEditorProps) {
  return (
    <OptionPicker
      {...props}
      currentLabel={isLink(props.value) ? props.value.label : ''}
      renderOption={(option) => <span className="truncate">{option.label}</span>}
    />
  );
}
