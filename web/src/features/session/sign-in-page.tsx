import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { keys } from '@/api/queries/keys';
import { t } from '@/i18n/translate';
import { Entrance } from './entrance';
import { SignInForm } from './sign-in-form';

/** The way in. */
export function SignInPage() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const enter = async () => {
    queryClient.removeQueries({ queryKey: keys.session });
    await router.invalidate();
  };
  return (
    <Entrance title={t('sign_in.title')} subtitle={t('sign_in.subtitle')}>
      <SignInForm onSignedIn={() => void enter()} />
    </Entrance>
  );
}
