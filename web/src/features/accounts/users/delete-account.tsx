import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account } from '@/api/account-types';
import { del } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { sessionQuery } from '@/api/queries/session';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';

/** Removes an account for good, after saying what stays of it. */
export function DeleteAccount({ account }: { account: Account }) {
  const [asking, setAsking] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const remove = useMutation({
    retry: false,
    mutationFn: () => del(`/users/${account.id}`),
    onSuccess: async () => {
      await navigate({ to: '/admin/utilisateurs' });
      queryClient.removeQueries({ queryKey: keys.account(account.id) });
      await queryClient.invalidateQueries({ queryKey: keys.accounts });
      toast({ message: t('users.deleted', { name: account.label }) });
    },
  });
  return (
    <>
      <Button
        variant="danger"
        className="-ml-3"
        disabledReason={session?.user.id === account.id ? t('users.own_account') : undefined}
        onClick={() => setAsking(true)}
      >
        {t('users.delete')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('users.delete_title', { name: account.label })}
        description={t('users.delete_detail')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="purge" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('users.delete_submit')}
            </Button>
          </>
        }
      >
        <InlineError text={remove.error ? refusalText(remove.error) : undefined} />
      </Dialog>
    </>
  );
}
