import { useMutation } from '@tanstack/react-query';
import { useRef, type FormEvent } from 'react';
import { post, setCsrfToken } from '@/api/client';
import type { LoginAnswer } from '@/api/types';
import { Button } from '@/components/button';
import { InlineError } from '@/components/inline-error';
import { TextInput } from '@/components/text-input';
import { t } from '@/i18n/translate';
import { PasswordInput } from './password-input';
import { signInError } from './sign-in-error';

export interface SignInFormProps {
  /** Known and unchangeable when a session ended under an open page. */
  username?: string | undefined;
  onSignedIn: (answer: LoginAnswer) => void;
}

/** Name and password; errors stay in place and the name is never lost. */
export function SignInForm({ username, onSignedIn }: SignInFormProps) {
  const password = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: (credentials: { username: string; password: string }) =>
      post<LoginAnswer>('/auth/login', credentials, { anonymous: true }),
    retry: false,
    onSuccess: (answer) => {
      setCsrfToken(answer.csrf_token);
      onSignedIn(answer);
    },
    onError: () => password.current?.select(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({
      username: username ?? String(form.get('username')).trim(),
      password: String(form.get('password')),
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {username === undefined && (
        <TextInput
          name="username"
          label={t('sign_in.username')}
          size="tall"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      )}
      <PasswordInput
        ref={password}
        name="password"
        label={t('sign_in.password')}
        autoComplete="current-password"
        autoFocus={username !== undefined}
      />
      <InlineError text={signIn.error ? signInError(signIn.error) : undefined} />
      <Button type="submit" variant="primary" size="tall" busy={signIn.isPending} className="w-full">
        {t('sign_in.submit')}
      </Button>
    </form>
  );
}
