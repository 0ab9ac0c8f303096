import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { sessionQuery } from '@/api/queries/session';
import { Button } from '@/components/button';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { PasswordInput } from '../password-input';
import { signInError } from '../sign-in-error';
import { incompleteReason, newPasswordError, noPassword } from './new-password';
import { NewPasswordFields } from './new-password-fields';
import { usePasswordVerdict } from './use-password-verdict';

/** Current and new password, with the server's verdict live and its refusals beside their field. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState(noPassword);
  const verdict = usePasswordVerdict(chosen.next);
  const missing = current === '' ? t('password.incomplete') : incompleteReason(chosen);

  const change = useMutation({
    mutationFn: () => post('/auth/password', { current_password: current, new_password: chosen.next }),
    retry: false,
    onSuccess: async () => {
      // The server gives a new session, and with it a new token.
      await queryClient.invalidateQueries({ queryKey: keys.session });
      setCurrent('');
      setChosen(noPassword);
      onChanged();
    },
    onError: (error) => {
      const wrongCurrent = error instanceof ApiError && error.messageAt('/current_password') !== undefined;
      form.current?.querySelector<HTMLInputElement>(wrongCurrent ? '[name=current]' : '[name=next]')?.focus();
    },
  });
  const atCurrent = change.error instanceof ApiError ? change.error.messageAt('/current_password') : undefined;
  const atNext = newPasswordError(change.error);
  const placed = atCurrent !== undefined || atNext !== undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === undefined) change.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      <input type="text" name="username" autoComplete="username" value={session?.user.username ?? ''} readOnly hidden />
      <PasswordInput
        name="current"
        label={t('password.current')}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        error={atCurrent}
        autoFocus
      />
      <NewPasswordFields value={chosen} onChange={setChosen} verdict={verdict} error={atNext} />
      <InlineError text={change.error && !placed ? signInError(change.error) : undefined} />
      <Button
        type="submit"
        variant="primary"
        size="tall"
        busy={change.isPending}
        disabledReason={missing}
        className="w-full"
      >
        {t('password.submit')}
      </Button>
    </form>
  );
}
