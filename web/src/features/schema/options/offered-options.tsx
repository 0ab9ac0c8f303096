import { useWatch } from 'react-hook-form';
import { ExpressionInput } from '@/components/expression-input';
import { Select } from '@/components/select';
import { t } from '@/i18n/translate';
import { optionError, type OptionsProps } from './options-props';

/** Which of the options are offered beside the other values of the record, and what becomes of one that no longer is. */
export function OfferedOptions(props: OptionsProps) {
  const { form, type, table } = props;
  const linked = useWatch({ control: form.control, name: 'options.table' });
  const condition = useWatch({ control: form.control, name: 'options.options_when' });
  return (
    <>
      <ExpressionInput
        table={undefined}
        names={{ record: table, option: type === 'choice' ? 'choix' : linked }}
        label={t('schema.options_when')}
        hint={t('schema.options_when_hint')}
        value={condition}
        refusal={optionError(props, 'options_when')}
        onChange={(text) => form.setValue('options.options_when', text, { shouldDirty: true })}
      />
      <Select
        label={t('schema.when_not_offered')}
        className={condition === '' ? 'hidden' : ''}
        options={(['clear', 'keep', 'refuse'] as const).map((value) => ({ value, label: t(`schema.when_not_offered.${value}`) }))}
        {...form.register('options.when_not_offered')}
        error={optionError(props, 'when_not_offered')}
      />
    </>
  );
}
