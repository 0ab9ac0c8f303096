import type { Field, FieldValue } from '@/api/types';
import { fold } from '@/lib/fold';
import type { FieldOption } from './field-option';
import type { Parsed } from './parsed';

/** The choice or the linked record that a text names: by its key, or by its label without regard to case and accents. */
export function readOption(text: string, _field: Field, options: readonly FieldOption[]): Parsed<FieldValue> {
  const wanted = text.trim();
  if (wanted === '') return { ok: true, value: null };
  const label = fold(wanted);
  const option = options.find(({ key }) => key === wanted) ?? options.find((each) => fold(each.label) === label);
  return option ? { ok: true, value: option.value } : { ok: false, problem: 'fields.problem.option' };
}
