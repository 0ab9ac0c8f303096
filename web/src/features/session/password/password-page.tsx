import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { keys } from '@/api/queries/keys';
import { serverNow } from '@/api/server-clock';
import { sessionQuery } from '@/api/queries/session';
import { t } from '@/i18n/translate';
import { Entrance } from '../entrance';
import { WayOut } from '../way-out';
import { PasswordForm } from './password-form';

/** The gate of a first sign-in, or of an expired password: nothing opens before the password is changed. */
export function PasswordPage() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const { data: session } = useQuery(sessionQuery);
  const end = session?.password_expires_at;
  const expired = end !== undefined && end !== null && Date.parse(end) <= serverNow();
  const pass = async () => {
    queryClient.removeQueries({ queryKey: keys.session });
    await router.invalidate();
  };
  return (
    <Entrance
      title={t('password.gate_title')}
      subtitle={t(expired ? 'password.gate_expired' : 'password.gate_subtitle')}
    >
      <PasswordForm onChanged={() => void pass()} />
      <WayOut />
    </Entrance>
  );
}
