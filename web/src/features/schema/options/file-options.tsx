import { Checkbox } from '@/components/checkbox';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { decimalNumber } from './number-rule';
import { optionError, type OptionsProps } from './options-props';

/** How many files, how large, of which kinds. */
export function FileOptions(props: OptionsProps) {
  const { form, type } = props;
  return (
    <div className="grid gap-3.5">
      <Checkbox label={t('schema.multiple')} {...form.register('options.multiple')} />
      <div className="grid gap-3.5 phone:grid-cols-2">
        <TextInput
          label={t('schema.max_size')}
          inputMode="decimal"
          {...form.register('options.max_size', { validate: decimalNumber })}
          error={optionError(props, 'max_size')}
        />
        <TextInput
          label={t('schema.mime')}
          hint={t(type === 'image' ? 'schema.mime_hint_image' : 'schema.mime_hint')}
          spellCheck={false}
          autoCapitalize="none"
          {...form.register('options.mime')}
          error={optionError(props, 'mime')}
        />
      </div>
    </div>
  );
}
