import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/queries/keys';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { changeAccounts, type BulkChange } from './bulk-action';

/** Changes several accounts, says so, and reads them again. */
export function useBulkChange(onDone: () => void) {
  const queryClient = useQueryClient();
  const toast = useToast();
  return useMutation({
    retry: false,
    mutationFn: (change: BulkChange) => changeAccounts(change),
    onSuccess: async (changed, { action }) => {
      toast({ message: t(`users.bulk.${action}.done`, { n: changed }) });
      onDone();
      await queryClient.invalidateQueries({ queryKey: keys.accounts });
    },
  });
}
