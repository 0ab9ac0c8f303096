import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { keys } from '@/api/queries/keys';
import { Button } from '@/components/button';
import { t } from '@/i18n/translate';
import { Entrance } from '../entrance';
import { LinkForm } from './link-form';

const texts = {
  open: { title: 'link.title', subtitle: 'link.subtitle' },
  void: { title: 'link.void', subtitle: 'link.void_detail' },
  done: { title: 'link.done', subtitle: 'link.done_detail' },
} as const;

/** A link that an administrator gave: its owner chooses a password, once. The token stays in this page's memory. */
export function LinkPage() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<keyof typeof texts>(token === '' ? 'void' : 'open');
  // Behind the `#` no server sees it; out of the address neither history nor a bookmark keeps it.
  useEffect(() => {
    void router.navigate({ to: '/nouveau-mot-de-passe', hash: '', replace: true });
  }, [router]);
  const signIn = async () => {
    // The session that was open here may have ended with the former password.
    queryClient.removeQueries({ queryKey: keys.session });
    await router.navigate({ to: '/connexion' });
  };
  const { title, subtitle } = texts[state];
  return (
    <Entrance title={t(title)} subtitle={t(subtitle)}>
      {state === 'open' ? (
        <LinkForm token={token} onVoid={() => setState('void')} onDone={() => setState('done')} />
      ) : (
        <Button variant="primary" size="tall" className="w-full" autoFocus onClick={() => void signIn()}>
          {t('sign_in.title')}
        </Button>
      )}
      <p role="status" className="sr-only">
        {state !== 'open' && t(title)}
      </p>
    </Entrance>
  );
}
