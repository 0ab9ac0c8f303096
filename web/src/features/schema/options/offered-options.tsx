import { useWatch } from 'react-hook-form';
import { Select } from '@/components/select';
import { TextArea } from '@/components/text-area';
import { t } from '@/i18n/translate';
import { optionError, type OptionsProps } from './options-props';

/** Which of the options are offered beside the other values of the record, and what becomes of one that no longer is. */
export function OfferedOptions(props: OptionsProps) {
  const { form } = props;
  const condition = useWatch({ control: form.control, name: 'options.options_when' });
  return (
    <>
      <TextArea
        label={t('schema.options_when')}
        hint={t('schema.options_when_hint')}
        rows={2}
        spellCheck={false}
        {...form.register('options.options_when')}
        error={optionError(props, 'options_when')}
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
