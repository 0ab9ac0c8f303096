import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { optionError, type OptionsProps } from './options-props';

/** Between which days, or moments. */
export function DateOptions(props: OptionsProps) {
  const { form, type } = props;
  const inputType = type === 'datetime' ? 'datetime-local' : 'date';
  return (
    <div className="grid grid-cols-2 gap-3.5">
      <TextInput
        type={inputType}
        label={t('schema.not_before')}
        {...form.register('options.min')}
        error={optionError(props, 'min')}
      />
      <TextInput
        type={inputType}
        label={t('schema.not_after')}
        {...form.register('options.max')}
        error={optionError(props, 'max')}
      />
    </div>
  );
}
