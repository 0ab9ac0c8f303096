import { useMutation, useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import type { Account } from '@/api/account-types';
import { post } from '@/api/client';
import { sessionQuery } from '@/api/queries/session';
import { Button } from '@/components/button';
import { InlineError } from '@/components/inline-error';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';

/** Shows an administrator without limits what somebody with limits sees. */
export function ViewAs({ account }: { account: Account }) {
  const { data: session } = useQuery(sessionQuery);
  const begin = useMutation({
    mutationFn: () => post(`/users/${account.id}/view`),
    retry: false,
    // Nothing of what was read with one's own rights may stay.
    onSuccess: () => location.assign('/'),
  });
  if (!session?.user.is_superuser || account.is_superuser || !account.is_active) return null;
  return (
    <>
      <h2 className="mt-4 font-semibold">{t('viewing.title')}</h2>
      <p className="text-sm text-muted">{t('viewing.hint')}</p>
      <Button icon={Eye} busy={begin.isPending} onClick={() => begin.mutate()}>
        {t('viewing.begin')}
      </Button>
      <InlineError text={begin.error ? refusalText(begin.error) : undefined} />
    </>
  );
}
