import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { post } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { sessionQuery } from '@/api/queries/session';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { PasswordInput } from './password-input';
import { PasswordRuleList } from './password-rule-list';
import { judgePassword } from './password-rules';

/** Current and new password, with the rules ticked live and the server's refusals beside their field. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const kept = judgePassword(next, confirmation, session?.user.username ?? '');
  const ready = current !== '' && kept.long_enough && kept.mixed && kept.not_personal && kept.confirmed;

  const change = useMutation({
    mutationFn: () => post('/auth/password', { current_password: current, new_password: next }),
    retry: false,
    onSuccess: async () => {
      // The server gives a new session, and with it a new token.
      await queryClient.invalidateQueries({ queryKey: keys.session });
      setCurrent('');
      setNext('');
      setConfirmation('');
      onChanged();
    },
    onError: (error) => {
      const wrongCurrent = error instanceof ApiError && error.messageAt('/current_password') !== undefined;
      form.current?.querySelector<HTMLInputElement>(wrongCurrent ? '[name=current]' : '[name=next]')?.focus();
    },
  });
  const refusal = change.error instanceof ApiError ? change.error : undefined;
  const atCurrent = refusal?.messageAt('/current_password');
  const atNext = refusal?.errors.filter(({ pointer }) => pointer === '/new_password').map(({ message }) => message);
  const placed = atCurrent !== undefined || (atNext?.length ?? 0) > 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) change.mutate();
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
      />
      <PasswordInput
        name="next"
        label={t('password.new')}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        error={atNext?.length ? atNext.join(' ') : undefined}
      />
      <PasswordInput
        name="confirmation"
        label={t('password.confirmation')}
        autoComplete="new-password"
        value={confirmation}
        onChange={(event) => setConfirmation(event.target.value)}
      />
      <PasswordRuleList kept={kept} />
      <InlineError text={change.error && !placed ? errorText(change.error) : undefined} />
      <Button
        type="submit"
        variant="primary"
        size="tall"
        busy={change.isPending}
        disabledReason={ready ? undefined : t('password.incomplete')}
        className="w-full"
      >
        {t('password.submit')}
      </Button>
    </form>
  );
}
