import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { hasCode } from '@/api/api-error';
import { post, setCsrfToken } from '@/api/client';
import type { LoginAnswer, SecondFactor } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { hasPasskeys } from '@/lib/passkey';
import { codeError } from './second-factor/code-error';
import { CodeInput } from './second-factor/code-input';
import { PasskeyStep } from './second-factor/passkey-step';

export interface SecondStepFormProps {
  factors: readonly SecondFactor[];
  onSignedIn: (answer: LoginAnswer) => void;
  /** The first step must be made again; `over` when the server says so. */
  onRestart: (reason: 'chosen' | 'over') => void;
}

/** The second step of signing in: a passkey, a code of the application, or one of the recovery codes. */
export function SecondStepForm({ factors, onSignedIn, onRestart }: SecondStepFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const hasApp = factors.includes('totp');
  const [kind, setKind] = useState<'app' | 'recovery'>(hasApp ? 'app' : 'recovery');
  const [code, setCode] = useState('');
  const enter = (answer: LoginAnswer) => {
    setCsrfToken(answer.csrf_token);
    onSignedIn(answer);
  };
  const finish = useMutation({
    mutationFn: () => post<LoginAnswer>('/auth/login/second-factor', { code }, { anonymous: true }),
    retry: false,
    onSuccess: enter,
    onError: (error) => (hasCode(error, 'unauthenticated') ? onRestart('over') : input.current?.select()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') finish.mutate();
  };
  const changeKind = () => {
    setKind(kind === 'app' ? 'recovery' : 'app');
    setCode('');
    finish.reset();
    input.current?.focus();
  };
  const wrong = codeError(finish.error, kind);
  const passkey = factors.includes('passkey') && hasPasskeys();
  return (
    <form onSubmit={submit} className="grid gap-4">
      {passkey && <PasskeyStep onSignedIn={enter} onOver={() => onRestart('over')} />}
      <CodeInput ref={input} kind={kind} value={code} onChange={setCode} error={wrong} autoFocus={!passkey} />
      <InlineError text={finish.error && wrong === undefined ? errorText(finish.error) : undefined} />
      <Button
        type="submit"
        variant={passkey ? 'bordered' : 'primary'}
        size="tall"
        busy={finish.isPending}
        disabledReason={code.trim() === '' ? t('code.missing') : undefined}
        className="w-full"
      >
        {t('code.submit')}
      </Button>
      <div className="-mt-2 grid gap-1">
        {hasApp && (
          <Button variant="quiet" onClick={changeKind}>
            {t(kind === 'app' ? 'code.use_recovery' : 'code.use_app')}
          </Button>
        )}
        <Button variant="quiet" onClick={() => onRestart('chosen')}>
          {t('code.restart')}
        </Button>
      </div>
    </form>
  );
}
