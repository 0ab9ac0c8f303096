import type { FieldValue } from '@/api/types';
import { formatDateTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { dateField } from './date-field';
import type { FieldEditorProps, FieldTypeView } from './field-type-view';
import { todayIso } from './iso-date';
import { parseDateTime } from './parse-date';
import { TypedEditor } from './typed-editor';
import { textOf } from './value-shapes';

function datetimeText(value: FieldValue): string {
  const instant = textOf(value);
  return instant === '' ? '' : formatDateTime(instant);
}

function DateTimeEditor(props: FieldEditorProps) {
  return (
    <TypedEditor
      {...props}
      initialText={datetimeText(props.value)}
      placeholder={t('fields.datetime.placeholder')}
      parse={(text) => parseDateTime(text, todayIso())}
    />
  );
}

export const datetimeField: FieldTypeView = {
  ...dateField,
  width: 140,
  operators: ['before', 'not_before', 'empty', 'not_empty'],
  text: datetimeText,
  read: (text) => parseDateTime(text, todayIso()),
  render: (value) => <span className="truncate">{datetimeText(value)}</span>,
  Editor: DateTimeEditor,
};
