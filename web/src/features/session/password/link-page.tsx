import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { keys } from '@/api/queries/keys';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { t } from '@/i18n/translate';
import { Entrance } from '../entrance';
import { LinkForm } from './link-form';

/** A link that an administrator gave: its owner chooses a password, once. The token stays in this page's memory. */
export function LinkPage() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<'open' | 'void' | 'done'>(token === '' ? 'void' : 'open');
  // Behind the `#` no server sees it; out of the address neither history nor a bookmark keeps it.
  useEffect(() => {
    void router.navigate({ to: '/nouveau-mot-de-passe', hash: '', replace: true });
  }, [router]);
  const signIn = async () => {
    // The session that was open here may have ended with the former password.
    queryClient.removeQueries({ queryKey: keys.session });
    await router.navigate({ to: '/connexion' });
  };
  const toSignIn = (
    <Button variant={state === 'done' ? 'primary' : 'bordered'} onClick={() => void signIn()}>
      {t('sign_in.title')}
    </Button>
  );
  return (
    <Entrance title={t('link.title')} subtitle={state === 'open' ? t('link.subtitle') : ''}>
      {state === 'open' && <LinkForm token={token} onVoid={() => setState('void')} onDone={() => setState('done')} />}
      {state === 'void' && (
        <div role="alert">
          <EmptyState title={t('link.void')} detail={t('link.void_detail')} actions={toSignIn} />
        </div>
      )}
      {state === 'done' && (
        <div role="status">
          <EmptyState title={t('link.done')} detail={t('link.done_detail')} actions={toSignIn} />
        </div>
      )}
    </Entrance>
  );
}
