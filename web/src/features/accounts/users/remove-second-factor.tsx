import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** For whoever has lost both the device and the recovery codes. One's own is removed from one's own account. */
export function RemoveSecondFactor({ account }: { account: Account }) {
  const [asking, setAsking] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    retry: false,
    mutationFn: () => del(`/users/${account.id}/second-factor`),
    onSuccess: async () => {
      setAsking(false);
      toast({ message: t('users.second_factor.removed', { name: account.label }) });
      await queryClient.invalidateQueries({ queryKey: keys.accounts });
    },
  });
  if (!account.second_factor || session?.user.id === account.id) return null;
  return (
    <>
      <Button className="mt-2" onClick={() => setAsking(true)}>
        {t('users.second_factor.remove')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('users.second_factor.remove_title', { name: account.label })}
        description={t('users.second_factor.remove_detail')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="primary" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('users.second_factor.remove_submit')}
            </Button>
          </>
        }
      >
        <InlineError text={remove.error ? refusalText(remove.error) : undefined} />
      </Dialog>
    </>
  );
}
