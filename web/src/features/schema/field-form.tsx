import { useWatch, type UseFormReturn } from 'react-hook-form';
import type { FieldType } from '@/api/types';
import { Checkbox } from '@/components/checkbox';
import { TextArea } from '@/components/text-area';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import type { FieldDraft } from './field-draft';
import { fieldKinds } from './field-kinds';
import { InitialValueInput } from './initial-value-input';

export interface FieldFormProps {
  form: UseFormReturn<FieldDraft>;
  type: FieldType;
  table: string;
}

/** What every field has, then the options of its type. */
export function FieldForm({ form, type, table }: FieldFormProps) {
  const { errors } = form.formState;
  const { Options, mayBeUnique } = fieldKinds[type];
  const isText = type === 'text' || type === 'long_text';
  const category = useWatch({ control: form.control, name: 'options.category' });
  return (
    <div className="grid gap-3.5">
      <TextInput
        label={t('schema.name')}
        required
        maxLength={200}
        autoComplete="off"
        {...form.register('name', { validate: (name) => name.trim() !== '' || t('schema.name_missing') })}
        error={errors.name?.message}
      />
      <TextArea
        label={t('schema.description')}
        hint={t('schema.description_hint')}
        rows={2}
        {...form.register('description')}
        error={errors.description?.message}
      />
      {Options && <Options form={form} type={type} table={table} />}
      <InitialValueInput form={form} type={type} category={category} />
      <div className="mt-1 grid gap-2.5 border-t border-line pt-4">
        <Checkbox label={t('schema.required')} hint={t('schema.required_hint')} {...form.register('required')} />
        {mayBeUnique && <Checkbox label={t('schema.unique')} hint={t('schema.unique_hint')} {...form.register('unique')} />}
        {isText && (
          <Checkbox label={t('schema.searchable')} hint={t('schema.searchable_hint')} {...form.register('searchable')} />
        )}
      </div>
    </div>
  );
}
