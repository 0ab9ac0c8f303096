import { useQuery } from '@tanstack/react-query';
import { tablesQuery } from '@/api/queries/tables';
import { storedTables } from '@/api/stored-tables';
import { Select } from '@/components/select';
import { compareText } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { OfferedOptions } from './offered-options';
import { optionError, type OptionsProps } from './options-props';

/** Which table it points at, and what happens when the other record goes. */
export function LinkOptions(props: OptionsProps) {
  const { form } = props;
  const { data: tables = [] } = useQuery(tablesQuery);
  const choices = storedTables(tables)
    .map(({ slug, name }) => ({ value: slug, label: name }))
    .toSorted((left, right) => compareText(left.label, right.label));
  return (
    <div className="grid gap-3.5">
      <Select
        key={choices.length}
        label={t('schema.linked_table')}
        required
        placeholder={t('schema.choose')}
        options={choices}
        {...form.register('options.table', { required: t('schema.linked_table_missing') })}
        error={optionError(props, 'table')}
      />
      <Select
        label={t('schema.on_delete')}
        options={[
          { value: 'restrict', label: t('schema.on_delete_restrict') },
          { value: 'set_null', label: t('schema.on_delete_set_null') },
          { value: 'cascade', label: t('schema.on_delete_cascade') },
        ]}
        {...form.register('options.on_delete')}
        error={optionError(props, 'on_delete')}
      />
      <OfferedOptions {...props} />
    </div>
  );
}
