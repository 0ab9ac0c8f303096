import { useState } from 'react';
import { post, setCsrfToken } from '@/api/client';
import type { Duties, LoginAnswer, SecondFactor } from '@/api/types';
import { t } from '@/i18n/translate';
import { SecondStepForm } from './second-step-form';
import { SignInForm } from './sign-in-form';

export interface SignInStepsProps {
  username?: string | undefined;
  /** What the second step may be, when the password was given before this page was loaded. */
  pending?: SecondFactor[] | undefined;
  onSignedIn: (answer: LoginAnswer) => void;
  /** The first step begins again. */
  onRestart?: () => void;
}

/** A half-open session would stand in the way of the next first step. */
async function dropPendingSession(): Promise<void> {
  await post('/auth/logout', undefined, { anonymous: true }).catch(() => undefined);
  setCsrfToken('');
}

/** The second factors that a session waits for; undefined when it waits for none. */
export function pendingFactors(session: Duties | null | undefined): SecondFactor[] | undefined {
  return session?.second_factor_required === true ? (session.second_factors ?? ['totp']) : undefined;
}

/** Name and password, then the second factor of those who have one. */
export function SignInSteps({ username, pending, onSignedIn, onRestart }: SignInStepsProps) {
  const [factors, setFactors] = useState(pending);
  const [over, setOver] = useState(false);
  const restart = async (reason: 'chosen' | 'over') => {
    await dropPendingSession();
    setOver(reason === 'over');
    setFactors(undefined);
    onRestart?.();
  };
  if (factors !== undefined) {
    return <SecondStepForm factors={factors} onSignedIn={onSignedIn} onRestart={(reason) => void restart(reason)} />;
  }
  return (
    <SignInForm
      username={username}
      notice={over ? t('code.over') : undefined}
      onSignedIn={(answer) => (answer.second_factor_required ? setFactors(pendingFactors(answer)) : onSignedIn(answer))}
    />
  );
}
