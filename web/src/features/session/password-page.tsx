import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { keys } from '@/api/queries/keys';
import { t } from '@/i18n/translate';
import { Entrance } from './entrance';
import { PasswordForm } from './password-form';

/** The gate of a first sign-in: nothing opens before the password is one's own. */
export function PasswordPage() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const pass = async () => {
    queryClient.removeQueries({ queryKey: keys.session });
    await router.invalidate();
  };
  return (
    <Entrance title={t('password.gate_title')} subtitle={t('password.gate_subtitle')}>
      <PasswordForm onChanged={() => void pass()} />
    </Entrance>
  );
}
