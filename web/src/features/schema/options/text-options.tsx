import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { wholeNumber } from './number-rule';
import { optionError, type OptionsProps } from './options-props';

/** How long a text may be and what it must look like. */
export function TextOptions(props: OptionsProps) {
  const { form } = props;
  return (
    <div className="grid gap-3.5 phone:grid-cols-2">
      <TextInput
        label={t('schema.max_length')}
        inputMode="numeric"
        {...form.register('options.max_length', { validate: wholeNumber })}
        error={optionError(props, 'max_length')}
      />
      <TextInput
        label={t('schema.pattern')}
        hint={t('schema.pattern_hint')}
        spellCheck={false}
        autoCapitalize="none"
        {...form.register('options.pattern')}
        error={optionError(props, 'pattern')}
      />
    </div>
  );
}
