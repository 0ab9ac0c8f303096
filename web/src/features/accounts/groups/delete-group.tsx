import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Group } from '@/api/account-types';
import { del } from '@/api/client';
import { keys } from '@/api/queries/keys';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { refusalText } from '../refusal-text';

/** Removes the group, after saying how many lose what it gives. */
export function DeleteGroup({ group, members }: { group: Group; members: number }) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const remove = useMutation({
    retry: false,
    mutationFn: () => del(`/groups/${group.id}`),
    onSuccess: async () => {
      await navigate({ to: '/admin/groupes' });
      await queryClient.invalidateQueries({ queryKey: keys.groups });
      await queryClient.invalidateQueries({ queryKey: keys.accounts });
      toast({ message: t('groups.deleted', { name: group.name }) });
    },
  });
  return (
    <>
      <Button variant="danger" className="-ml-3" onClick={() => setAsking(true)}>
        {t('groups.delete')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('groups.delete_title', { name: group.name })}
        description={t('groups.delete_detail', { n: members })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="purge" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('groups.delete_submit')}
            </Button>
          </>
        }
      >
        <InlineError text={remove.error ? refusalText(remove.error) : undefined} />
      </Dialog>
    </>
  );
}
