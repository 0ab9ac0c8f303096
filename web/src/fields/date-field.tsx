import type { Field, FieldValue } from '@/api/types';
import { formatDate } from '@/i18n/format';
import { DateEditor } from './date-editor';
import { isDeadline, urgencyOf } from './deadline';
import type { FieldTypeView } from './field-type-view';
import { todayIso } from './iso-date';
import { parseDate } from './parse-date';
import { textOf } from './value-shapes';

const URGENCY_CLASSES = { late: 'truncate text-error', soon: 'truncate text-warning', later: 'truncate' };

function dateText(value: FieldValue): string {
  const iso = textOf(value);
  return iso === '' ? '' : formatDate(iso);
}

/** A prominent deadline says by its colour that it is late or soon. */
function renderDate(value: FieldValue, field: Field, prominent: boolean) {
  const iso = textOf(value);
  if (iso === '') return null;
  const urgency = prominent && isDeadline(field) ? urgencyOf(iso, todayIso()) : 'later';
  return <span className={URGENCY_CLASSES[urgency]}>{formatDate(iso)}</span>;
}

export const dateField: FieldTypeView = {
  align: 'start',
  width: 110,
  adornment: 0,
  sortable: true,
  editing: 'input',
  operators: ['before', 'after', 'on', 'not_before', 'not_after', 'empty', 'not_empty'],
  text: dateText,
  read: (text) => parseDate(text, todayIso()),
  write: (value) => textOf(value) || null,
  render: renderDate,
  Editor: DateEditor,
};
