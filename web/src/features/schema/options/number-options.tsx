import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { wholeNumber } from './number-rule';
import { optionError, type OptionsProps } from './options-props';

/** Between which whole numbers. */
export function NumberOptions(props: OptionsProps) {
  const { form } = props;
  return (
    <div className="grid grid-cols-2 gap-3.5">
      <TextInput
        label={t('schema.min')}
        inputMode="numeric"
        {...form.register('options.min', { validate: wholeNumber })}
        error={optionError(props, 'min')}
      />
      <TextInput
        label={t('schema.max')}
        inputMode="numeric"
        {...form.register('options.max', { validate: wholeNumber })}
        error={optionError(props, 'max')}
      />
    </div>
  );
}
