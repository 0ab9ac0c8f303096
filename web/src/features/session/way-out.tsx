import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@/components/button';
import { t } from '@/i18n/translate';
import { signOut } from './sign-out';

/** Leaves a gate without passing it. */
export function WayOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (
    <Button variant="quiet" className="mt-2 w-full" onClick={() => void signOut(queryClient, navigate)}>
      {t('user.sign_out')}
    </Button>
  );
}
