import { useState } from 'react';
import { post, setCsrfToken } from '@/api/client';
import type { LoginAnswer } from '@/api/types';
import { t } from '@/i18n/translate';
import { SecondStepForm } from './second-step-form';
import { SignInForm } from './sign-in-form';

export interface SignInStepsProps {
  username?: string | undefined;
  /** True when the password was given before this page was loaded. */
  awaitsCode?: boolean;
  onSignedIn: (answer: LoginAnswer) => void;
  /** The first step begins again. */
  onRestart?: () => void;
}

/** A half-open session would stand in the way of the next first step. */
async function dropPendingSession(): Promise<void> {
  await post('/auth/logout', undefined, { anonymous: true }).catch(() => undefined);
  setCsrfToken('');
}

/** Name and password, then the code of the second factor for those who have one. */
export function SignInSteps({ username, awaitsCode = false, onSignedIn, onRestart }: SignInStepsProps) {
  const [step, setStep] = useState<'password' | 'code' | 'over'>(awaitsCode ? 'code' : 'password');
  const restart = async (reason: 'chosen' | 'over') => {
    await dropPendingSession();
    setStep(reason === 'over' ? 'over' : 'password');
    onRestart?.();
  };
  if (step === 'code') return <SecondStepForm onSignedIn={onSignedIn} onRestart={(reason) => void restart(reason)} />;
  return (
    <SignInForm
      username={username}
      notice={step === 'over' ? t('code.over') : undefined}
      onSignedIn={(answer) => (answer.second_factor_required ? setStep('code') : onSignedIn(answer))}
    />
  );
}
