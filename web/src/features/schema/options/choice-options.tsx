import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Select } from '@/components/select';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { categoriesQuery } from '@/api/queries/categories';
import { ChoiceListEditor } from '../choices/choice-list-editor';
import { valueOf } from '../choices/choice-value';
import { OfferedOptions } from './offered-options';
import { optionError, type OptionsProps } from './options-props';

const other = '\u0000';

/** Which list of choices it offers, and the list itself. */
export function ChoiceOptions(props: OptionsProps) {
  const { form, table } = props;
  const { data: known = [] } = useQuery(categoriesQuery);
  const category = useWatch({ control: form.control, name: 'options.category' });
  const [naming, setNaming] = useState(false);
  const listed = category === '' || known.includes(category) ? known : [...known, category];

  const choose = (value: string) => {
    setNaming(value === other);
    const proposal = valueOf(`${form.getValues('name')} ${table}`);
    form.setValue('options.category', value === other ? proposal : value, { shouldDirty: true, shouldValidate: true });
  };
  const rule = { required: t('schema.category_missing') };
  return (
    <div className="grid gap-3.5">
      <Select
        label={t('schema.category')}
        required
        placeholder={t('schema.choose')}
        options={[...listed.map((name) => ({ value: name, label: name })), { value: other, label: t('schema.category_new') }]}
        value={naming ? other : category}
        onChange={(event) => choose(event.target.value)}
        error={naming ? undefined : optionError(props, 'category')}
      />
      <TextInput
        label={t('schema.category_name')}
        hint={t('schema.category_hint')}
        className={naming ? '' : 'hidden'}
        spellCheck={false}
        autoCapitalize="none"
        {...form.register('options.category', rule)}
        error={optionError(props, 'category')}
      />
      <OfferedOptions {...props} />
      {category !== '' && <ChoiceListEditor key={category} category={category} />}
    </div>
  );
}
