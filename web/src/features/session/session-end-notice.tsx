import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { formatTime } from '@/i18n/format';
import { t } from '@/i18n/translate';
import { useSessionEnd } from './use-session-end';

/** Stands over the page in the last minutes of a session, without taking the focus from what is being typed. */
export function SessionEndNotice() {
  const { endsAt, final, keepOpen } = useSessionEnd();
  const [dismissed, setDismissed] = useState<string>();
  const shown = endsAt !== undefined && endsAt !== dismissed;
  const keep = useCallback(() => void keepOpen().catch(() => undefined), [keepOpen]);
  // Whoever types or points is there, also in a dialog, which keeps this notice out of reach.
  useEffect(() => {
    if (!shown || final) return undefined;
    const signs = ['keydown', 'pointerdown'] as const;
    for (const sign of signs) addEventListener(sign, keep, { capture: true, once: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, keep, { capture: true });
    };
  }, [shown, final, keep]);
  return (
    <div role="alert">
      {shown && (
        <NoticeSurface>
          <p className="font-semibold">{t('session_end.title', { time: formatTime(endsAt) })}</p>
          <p className="mt-0.5 text-muted">{t(final ? 'session_end.final' : 'session_end.detail')}</p>
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            {final ? (
              <Button onClick={() => setDismissed(endsAt)}>{t('action.close')}</Button>
            ) : (
              <Button variant="primary" onClick={keep}>
                {t('session_end.keep')}
              </Button>
            )}
          </div>
        </NoticeSurface>
      )}
    </div>
  );
}

function NoticeSurface({ children }: { children: ReactNode }) {
  const surface = useRef<HTMLDivElement>(null);
  // A popover stands in the top layer, above an open dialog.
  useEffect(() => surface.current?.showPopover(), []);
  return (
    <div ref={surface} popover="manual" className="notice-surface">
      {children}
    </div>
  );
}
