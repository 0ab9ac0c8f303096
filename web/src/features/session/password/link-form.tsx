import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { ApiError } from '@/api/api-error';
import { post } from '@/api/client';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { incompleteReason, newPasswordError, noPassword } from './new-password';
import { NewPasswordFields } from './new-password-fields';

export interface LinkFormProps {
  token: string;
  /** The link served already, or is too old. */
  onVoid: () => void;
  onDone: () => void;
}

/** The new password of the owner of a link. Whose it is stays unknown here, so that the rules are judged when it is sent. */
export function LinkForm({ token, onVoid, onDone }: LinkFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState(noPassword);
  const missing = incompleteReason(chosen);
  const confirm = useMutation({
    mutationFn: () =>
      post('/auth/password-resets/confirm', { token, new_password: chosen.next }, { stranger: true, anonymous: true }),
    retry: false,
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof ApiError && error.messageAt('/token') !== undefined) onVoid();
      else form.current?.querySelector<HTMLInputElement>('[name=next]')?.focus();
    },
  });
  const atNext = newPasswordError(confirm.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === undefined) confirm.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      <NewPasswordFields value={chosen} onChange={setChosen} verdict={undefined} error={atNext} autoFocus />
      <InlineError text={confirm.error && atNext === undefined ? errorText(confirm.error) : undefined} />
      <Button
        type="submit"
        variant="primary"
        size="tall"
        busy={confirm.isPending}
        disabledReason={missing}
        className="w-full"
      >
        {t('link.submit')}
      </Button>
    </form>
  );
}
