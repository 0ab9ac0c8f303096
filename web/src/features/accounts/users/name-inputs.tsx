import type { UseFormReturn } from 'react-hook-form';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import type { AccountDraft } from './account-draft';

/** Who somebody is, and the name to sign in with. */
export function NameInputs({ form }: { form: UseFormReturn<AccountDraft> }) {
  const { errors } = form.formState;
  return (
    <div className="grid gap-3.5 phone:grid-cols-2">
      <TextInput label={t('users.first_name')} autoComplete="off" maxLength={150} {...form.register('first_name')} error={errors.first_name?.message} />
      <TextInput label={t('users.last_name')} autoComplete="off" maxLength={150} {...form.register('last_name')} error={errors.last_name?.message} />
      <TextInput
        label={t('users.username')}
        required
        hint={t('users.username_hint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={150}
        {...form.register('username', { validate: (name) => name.trim() !== '' || t('users.username_missing') })}
        error={errors.username?.message}
      />
      <TextInput
        label={t('account.email')}
        type="email"
        autoComplete="off"
        maxLength={254}
        {...form.register('email')}
        error={errors.email?.message}
      />
    </div>
  );
}
