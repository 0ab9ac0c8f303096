import type { ChangeEvent, Ref } from 'react';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';

export interface CodeInputProps {
  /** `app` shows six digits that pass; `recovery` a code of the set that was put away. */
  kind: 'app' | 'recovery';
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** Where a code of the second factor is typed or pasted, with or without its spaces. */
export function CodeInput({ kind, onChange, ...props }: CodeInputProps) {
  const fromApp = kind === 'app';
  return (
    <TextInput
      {...props}
      name="code"
      label={t(fromApp ? 'code.app' : 'code.recovery')}
      hint={t(fromApp ? 'code.app_hint' : 'code.recovery_hint')}
      size="tall"
      inputMode={fromApp ? 'numeric' : 'text'}
      autoComplete={fromApp ? 'one-time-code' : 'off'}
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
    />
  );
}
