import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { keys } from '@/api/queries/keys';
import type { Session } from '@/api/types';
import { t } from '@/i18n/translate';
import { Entrance } from './entrance';
import { pendingFactors, SignInSteps } from './sign-in-steps';

/** The way in. */
export function SignInPage() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [pending] = useState(() => pendingFactors(queryClient.getQueryData<Session | null>(keys.session)));
  const enter = async () => {
    queryClient.removeQueries({ queryKey: keys.session });
    await router.invalidate();
  };
  return (
    <Entrance title={t('sign_in.title')} subtitle={t('sign_in.subtitle')}>
      <SignInSteps
        pending={pending}
        onSignedIn={() => void enter()}
        onRestart={() => queryClient.setQueryData(keys.session, null)}
      />
    </Entrance>
  );
}
