import { Select } from '@/components/select';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { decimalNumber } from './number-rule';
import { optionError, type OptionsProps } from './options-props';

const scales = [0, 1, 2, 3, 4, 5, 6].map((scale) => ({ value: String(scale), label: String(scale) }));

/** How many decimals, and between which numbers. */
export function DecimalOptions(props: OptionsProps) {
  const { form } = props;
  return (
    <div className="grid grid-cols-3 gap-3.5">
      <Select label={t('schema.scale')} options={scales} {...form.register('options.scale')} error={optionError(props, 'scale')} />
      <TextInput
        label={t('schema.min')}
        inputMode="decimal"
        {...form.register('options.min', { validate: decimalNumber })}
        error={optionError(props, 'min')}
      />
      <TextInput
        label={t('schema.max')}
        inputMode="decimal"
        {...form.register('options.max', { validate: decimalNumber })}
        error={optionError(props, 'max')}
      />
    </div>
  );
}
