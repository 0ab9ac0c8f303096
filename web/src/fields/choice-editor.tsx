import { Chip } from '@/components/chip';
import { choiceLook } from '@/components/choice-look';
import type { FieldEditorProps } from './field-type-view';
import { OptionPicker } from './option-picker';
import { isChoice } from './value-shapes';

/** Picks a choice of the field's category. */
export function ChoiceEditor(props: FieldEditorProps) {
  return (
    <OptionPicker
      {...props}
      currentLabel={isChoice(props.value) ? props.value.label : ''}
      renderOption={(option) => <Chip label={option.label} look={choiceLook(option.key)} />}
    />
  );
}
