import { useMutation } from '@tanstack/react-query';
import { useRef, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { post } from '@/api/client';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { PasswordInput } from './password-input';
import { signInError } from './sign-in-error';

export interface ReauthenticationDialogProps {
  /** Who must confirm; undefined while nothing asks for it. */
  username: string | undefined;
  onConfirmed: () => void;
  onCancel: () => void;
}

/** Asks for the password before a dangerous act, which then goes on by itself. */
export function ReauthenticationDialog({ username, onConfirmed, onCancel }: ReauthenticationDialogProps) {
  return (
    <Dialog
      open={username !== undefined}
      onClose={onCancel}
      title={t('reauthentication.title')}
      description={t('reauthentication.detail')}
    >
      <ReauthenticationForm username={username ?? ''} onConfirmed={onConfirmed} onCancel={onCancel} />
    </Dialog>
  );
}

type FormProps = Omit<ReauthenticationDialogProps, 'username'> & { username: string };

function ReauthenticationForm({ username, onConfirmed, onCancel }: FormProps) {
  const password = useRef<HTMLInputElement>(null);
  const confirm = useMutation({
    mutationFn: (typed: string) => post('/auth/reauthenticate', { password: typed }),
    retry: false,
    // The cache of mutations would keep what was typed.
    gcTime: 0,
    onSuccess: onConfirmed,
    onError: () => password.current?.select(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('password')));
  };
  const wrong = confirm.error instanceof ApiError ? confirm.error.messageAt('/password') : undefined;
  return (
    <form onSubmit={submit} className="grid gap-4">
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordInput
        ref={password}
        name="password"
        label={t('sign_in.password')}
        autoComplete="current-password"
        autoFocus
        error={wrong}
      />
      <InlineError text={confirm.error && wrong === undefined ? signInError(confirm.error) : undefined} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {t('reauthentication.submit')}
        </Button>
      </div>
    </form>
  );
}
