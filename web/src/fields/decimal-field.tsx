import type { Field, FieldValue } from '@/api/types';
import { formatAmount, formatDecimal } from '@/i18n/format';
import type { FieldEditorProps, FieldTypeView } from './field-type-view';
import { numberField } from './number-field';
import { parseDecimal } from './parse-number';
import type { Parsed } from './parsed';
import { TypedEditor } from './typed-editor';
import { textOf } from './value-shapes';

const AMOUNT_NAMES = /^(montant|prix|cout|total|budget|tarif|remise)/;
const DEFAULT_SCALE = 2;

/** Amounts of money are the decimals whose slug says so; the contract has no currency. */
function isAmount(field: Field): boolean {
  return AMOUNT_NAMES.test(field.slug) && scaleOf(field) === DEFAULT_SCALE;
}

function scaleOf(field: Field): number {
  return field.options.scale ?? DEFAULT_SCALE;
}

function decimalText(value: FieldValue, field: Field): string {
  const digits = textOf(value);
  if (digits === '') return '';
  return isAmount(field) ? formatAmount(digits) : formatDecimal(digits, scaleOf(field));
}

function readDecimal(text: string, field: Field): Parsed<FieldValue> {
  return parseDecimal(text, scaleOf(field));
}

function DecimalEditor(props: FieldEditorProps) {
  return (
    <TypedEditor
      {...props}
      initialText={textOf(props.value).replace('.', ',')}
      parse={readDecimal}
      inputMode="decimal"
      alignEnd
    />
  );
}

export const decimalField: FieldTypeView = {
  ...numberField,
  width: 120,
  text: decimalText,
  read: readDecimal,
  write: (value) => textOf(value) || null,
  render: (value, field) => <span className="truncate">{decimalText(value, field)}</span>,
  Editor: DecimalEditor,
};
