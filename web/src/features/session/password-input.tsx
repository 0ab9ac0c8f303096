import { useState, type InputHTMLAttributes, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';

export interface PasswordInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size' | 'type'> {
  label: string;
  hint?: ReactNode;
  /** Shown at the right of the label. */
  aside?: ReactNode;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A password that can be shown and pasted; says when capitals are locked. */
export function PasswordInput({ hint, ...props }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <TextInput
      {...props}
      type={shown ? 'text' : 'password'}
      size="tall"
      autoCapitalize="none"
      spellCheck={false}
      hint={capsLock ? t('password.caps_lock') : hint}
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      onBlur={() => setCapsLock(false)}
      suffix={
        <button
          type="button"
          aria-pressed={shown}
          aria-label={t(shown ? 'password.hide_long' : 'password.show_long')}
          onClick={() => setShown(!shown)}
          className="-mr-1 rounded px-1 py-0.5 text-sm text-muted hover:text-ink"
        >
          {t(shown ? 'password.hide' : 'password.show')}
        </button>
      }
    />
  );
}
