import { useMutation } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { ApiError, hasCode } from '@/api/api-error';
import { post } from '@/api/client';
import type { LoginAnswer } from '@/api/types';
import { Button } from '@/components/button';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { answerWithPasskey, type PasskeyQuestion } from '@/lib/passkey';

interface PasskeyStepProps {
  onSignedIn: (answer: LoginAnswer) => void;
  /** The first step must be made again. */
  onOver: () => void;
}

const PATH = '/auth/login/second-factor';

/** Finishes signing in with a key of this device; what the browser asks is between it and the person. */
export function PasskeyStep({ onSignedIn, onOver }: PasskeyStepProps) {
  const use = useMutation({
    mutationFn: async () => {
      const question = await post<PasskeyQuestion>(`${PATH}/passkey`, undefined, { anonymous: true });
      const passkey = await answerWithPasskey(question);
      return passkey && post<LoginAnswer>(PATH, { passkey }, { anonymous: true });
    },
    retry: false,
    onSuccess: (answer) => answer && onSignedIn(answer),
    onError: (error) => hasCode(error, 'unauthenticated') && onOver(),
  });
  return (
    <div className="grid gap-3">
      <Button variant="primary" size="tall" icon={Fingerprint} busy={use.isPending} className="w-full" onClick={() => use.mutate()}>
        {t('passkeys.use')}
      </Button>
      <InlineError text={use.error ? passkeyError(use.error) : use.data === null ? t('passkeys.not_used') : undefined} />
      <p className="text-center text-sm text-muted">{t('passkeys.or')}</p>
    </div>
  );
}

function passkeyError(error: unknown): string {
  const refused = error instanceof ApiError ? error.messageAt('/passkey') : undefined;
  return refused ?? errorText(error);
}
