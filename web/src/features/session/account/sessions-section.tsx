import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { del } from '@/api/client';
import { ownSessionsQuery } from '@/api/queries/account';
import { keys } from '@/api/queries/keys';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { Skeleton } from '@/components/skeleton';
import { useToast } from '@/components/toast-context';
import { t } from '@/i18n/translate';
import { AccountSection } from './account-section';
import { SessionRow } from './session-row';

/** In which browsers one is signed in, this one first. */
export function SessionsSection() {
  const { data, error, refetch } = useQuery(ownSessionsQuery);
  const queryClient = useQueryClient();
  const toast = useToast();
  const endOthers = useMutation({
    mutationFn: () => del('/auth/sessions'),
    retry: false,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.ownSessions });
      toast({ message: t('sessions.others_ended') });
    },
  });
  const sessions = data?.toSorted(
    (left, right) => Number(right.current) - Number(left.current) || right.last_seen.localeCompare(left.last_seen),
  );
  return (
    <AccountSection title={t('sessions.title')} detail={t('sessions.detail')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} />}
      {sessions && (
        <ul aria-label={t('sessions.title')} className="border-t border-line-soft">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {sessions && sessions.length > 1 && (
        <Button className="mt-4" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('sessions.end_others')}
        </Button>
      )}
      <InlineError text={endOthers.error ? errorText(endOthers.error) : undefined} className="mt-2" />
    </AccountSection>
  );
}
