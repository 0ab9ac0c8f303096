import type { PasswordVerdict } from '@/api/queries/account';
import { t } from '@/i18n/translate';
import { PasswordInput } from '../password-input';
import { PasswordRuleList } from './password-rule-list';

export interface NewPassword {
  next: string;
  confirmation: string;
}

export interface NewPasswordFieldsProps {
  value: NewPassword;
  onChange: (value: NewPassword) => void;
  verdict: PasswordVerdict | undefined;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** The new password, twice, over the rules that it must keep. */
export function NewPasswordFields({ value, onChange, verdict, error, autoFocus = false }: NewPasswordFieldsProps) {
  return (
    <>
      <PasswordInput
        name="next"
        label={t('password.new')}
        autoComplete="new-password"
        value={value.next}
        onChange={(event) => onChange({ ...value, next: event.target.value })}
        error={error}
        autoFocus={autoFocus}
      />
      <PasswordInput
        name="confirmation"
        label={t('password.confirmation')}
        autoComplete="new-password"
        value={value.confirmation}
        onChange={(event) => onChange({ ...value, confirmation: event.target.value })}
      />
      <PasswordRuleList verdict={verdict} {...value} />
    </>
  );
}
