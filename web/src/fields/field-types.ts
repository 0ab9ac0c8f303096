import type { FieldType } from '@/api/types';
import { booleanField } from './boolean-field';
import { choiceField } from './choice-field';
import { dateField } from './date-field';
import { datetimeField } from './datetime-field';
import { decimalField } from './decimal-field';
import type { FieldTypeView } from './field-type-view';
import { fileField } from './file-field';
import { foreignKeyField } from './foreign-key-field';
import { longTextField } from './long-text-field';
import { numberField } from './number-field';
import { textField } from './text-field';

/** The field types: the only place that names them all. */
export const fieldTypes: Record<FieldType, FieldTypeView> = {
  text: textField,
  long_text: longTextField,
  number: numberField,
  decimal: decimalField,
  date: dateField,
  datetime: datetimeField,
  boolean: booleanField,
  choice: choiceField,
  foreign_key: foreignKeyField,
  file: fileField,
  image: fileField,
};
