import { useMutation, useQueryClient } from '@tanstack/react-query';
import { del } from '@/api/client';
import { hasCode } from '@/api/api-error';
import { serverNow } from '@/api/server-clock';
import { keys } from '@/api/queries/keys';
import type { OwnSession } from '@/api/queries/account';
import { Button } from '@/components/button';
import { deviceText } from '@/components/device-text';
import { errorText } from '@/components/error-text';
import { InlineError } from '@/components/inline-error';
import { useToast } from '@/components/toast-context';
import { formatDateTime } from '@/i18n/format';
import { timeAgo } from '@/i18n/relative-time';
import { t } from '@/i18n/translate';

/** One session: in which browser, from where, last used when; any but this one can be ended. */
export function SessionRow({ session }: { session: OwnSession }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const device = deviceText(session.device);
  const refresh = () => queryClient.invalidateQueries({ queryKey: keys.ownSessions });
  const end = useMutation({
    mutationFn: () => del(`/auth/sessions/${session.id}`),
    retry: false,
    onSuccess: async () => {
      await refresh();
      toast({ message: t('sessions.ended') });
    },
    // Ended meanwhile: what was wanted is so.
    onError: (error) => hasCode(error, 'not_found') && refresh(),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line-soft py-2.5">
      <div className="min-w-0 grow">
        <p className="font-medium">
          {device}
          {session.current && <span className="ml-2 text-sm font-normal text-success">{t('sessions.current')}</span>}
        </p>
        <p className="text-sm text-muted" title={session.device}>
          {t('sessions.where', { address: session.address, opened: formatDateTime(session.created_at) })}
        </p>
      </div>
      {!session.current && (
        <>
          <p className="text-sm text-muted">{t('sessions.seen', { ago: timeAgo(session.last_seen, serverNow()) })}</p>
          <Button
            size="bar"
            busy={end.isPending}
            aria-label={t('sessions.end_one', { device })}
            onClick={() => end.mutate()}
          >
            {t('sessions.end')}
          </Button>
        </>
      )}
      <InlineError text={end.error && !hasCode(end.error, 'not_found') ? errorText(end.error) : undefined} />
    </li>
  );
}
