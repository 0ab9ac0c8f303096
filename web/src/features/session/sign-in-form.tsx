import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState, type FormEvent } from 'react';
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
  /** Why one is here again. */
  notice?: string | undefined;
  onSignedIn: (answer: LoginAnswer) => void;
}

/** Name and password; errors stay in place and the name is never lost. */
export function SignInForm({ username, notice, onSignedIn }: SignInFormProps) {
  const password = useRef<HTMLInputElement>(null);
  const [helping, setHelping] = useState(false);
  const helpId = useId();
  const signIn = useMutation({
    mutationFn: (credentials: { username: string; password: string }) =>
      post<LoginAnswer>('/auth/login', credentials, { anonymous: true }),
    retry: false,
    // The cache of mutations would keep what was typed.
    gcTime: 0,
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
      {username === undefined ? (
        <TextInput
          name="username"
          label={t('sign_in.username')}
          size="tall"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
      ) : (
        // A password manager looks for the name beside the password.
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      )}
      <div>
        <PasswordInput
          ref={password}
          name="password"
          label={t('sign_in.password')}
          autoComplete="current-password"
          autoFocus={username !== undefined}
          aside={
            <button
              type="button"
              aria-expanded={helping}
              aria-controls={helpId}
              onClick={() => setHelping(!helping)}
              className="link text-sm"
            >
              {t('sign_in.forgotten')}
            </button>
          }
        />
        <p id={helpId} hidden={!helping} className="mt-2 text-sm text-muted">
          {t('sign_in.forgotten_detail')}
        </p>
      </div>
      <InlineError text={signIn.error ? signInError(signIn.error) : notice} />
      <Button type="submit" variant="primary" size="tall" busy={signIn.isPending} className="w-full">
        {t('sign_in.submit')}
      </Button>
    </form>
  );
}
