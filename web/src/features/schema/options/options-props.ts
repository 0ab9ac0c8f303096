import type { UseFormReturn } from 'react-hook-form';
import type { FieldType } from '@/api/types';
import type { FieldDraft, OptionName } from '../field-draft';

/** What the options of a type are given. */
export interface OptionsProps {
  form: UseFormReturn<FieldDraft>;
  type: FieldType;
  /** Slug of the table that has the field. */
  table: string;
}

/** The message under an option, if the server or the form refused it. */
export function optionError({ form }: OptionsProps, name: OptionName): string | undefined {
  return form.formState.errors.options?.[name]?.message;
}
