import type { FieldValue } from '@/api/types';
import { Chip } from '@/components/chip';
import { choiceLook } from '@/components/choice-look';
import { QuietMark } from '@/components/quiet-mark';
import { ChoiceEditor } from './choice-editor';
import type { FieldTypeView } from './field-type-view';
import { readOption } from './read-option';
import { isChoice } from './value-shapes';

function renderChoice(value: FieldValue, prominent: boolean) {
  if (!isChoice(value)) return null;
  const look = choiceLook(value.value);
  return prominent ? <Chip label={value.label} look={look} /> : <QuietMark label={value.label} hue={look.hue} />;
}

export const choiceField: FieldTypeView = {
  align: 'start',
  width: 148,
  adornment: 34,
  sortable: true,
  editing: 'input',
  operators: ['any_of', 'none_of', 'empty', 'not_empty'],
  text: (value) => (isChoice(value) ? value.label : ''),
  read: readOption,
  write: (value) => (isChoice(value) ? value.value : null),
  render: (value, _field, prominent) => renderChoice(value, prominent),
  Editor: ChoiceEditor,
};
