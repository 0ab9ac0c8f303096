import { useQuery } from '@tanstack/react-query';
import type { UseFormReturn } from 'react-hook-form';
import { choicesQuery } from '@/api/queries/choices';
import type { FieldType } from '@/api/types';
import { Select, type SelectOption } from '@/components/select';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import type { FieldDraft } from './field-draft';
import { fieldKinds, type FieldKind } from './field-kinds';
import { decimalNumber, wholeNumber } from './options/number-rule';

export interface InitialValueInputProps {
  form: UseFormReturn<FieldDraft>;
  type: FieldType;
  category: string;
}

const inputTypes: Partial<Record<FieldKind['initial'], string>> = { date: 'date', datetime: 'datetime-local' };
const rules: Partial<Record<FieldKind['initial'], (text: string) => string | true>> = {
  number: wholeNumber,
  decimal: decimalNumber,
};

/** The value that new records start with. */
export function InitialValueInput({ form, type, category }: InitialValueInputProps) {
  const { initial } = fieldKinds[type];
  const isChoice = initial === 'choice' && category !== '';
  const { data: choices } = useQuery({ ...choicesQuery(category), enabled: isChoice });
  const error = form.formState.errors.initial?.message;
  const label = t('schema.initial');
  if (initial === 'none' || (initial === 'choice' && !isChoice)) return null;
  if (initial === 'boolean' || initial === 'choice') {
    const options: SelectOption[] =
      initial === 'boolean'
        ? [
            { value: 'true', label: t('schema.checked') },
            { value: 'false', label: t('schema.unchecked') },
          ]
        : (choices ?? []).map(({ values }) => ({ value: String(values['valeur']), label: String(values['libelle']) }));
    return (
      <Select
        key={options.length}
        label={label}
        placeholder={t('schema.no_initial')}
        options={options}
        {...form.register('initial')}
        error={error}
      />
    );
  }
  const validate = rules[initial];
  return (
    <TextInput
      type={inputTypes[initial] ?? 'text'}
      label={label}
      {...form.register('initial', validate ? { validate } : {})}
      error={error}
    />
  );
}
