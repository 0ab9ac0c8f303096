import { Check, CircleAlert, CloudUpload, WifiOff } from 'lucide-react';
import type { SaveStatus } from '@/api/use-save-status';
import { t } from '@/i18n/translate';
import { iconStroke } from './icon';
import { Spinner } from './spinner';

export interface SaveStateProps {
  status: SaveStatus;
  onRetry?: (() => void) | undefined;
}

const size = { size: 14, strokeWidth: iconStroke, 'aria-hidden': true } as const;

function Content({ status, onRetry }: SaveStateProps) {
  switch (status.kind) {
    case 'saved':
      return (
        <>
          <Check {...size} className="text-success" />
          {t('save.saved')}
        </>
      );
    case 'saving':
      return (
        <>
          <Spinner />
          {t('save.saving')}
        </>
      );
    case 'waiting':
      return (
        <>
          <CloudUpload {...size} className="text-warning" />
          {t('save.waiting', { n: status.count })}
        </>
      );
    case 'offline':
      return (
        <>
          <WifiOff {...size} />
          {t('save.offline')}
        </>
      );
    case 'failed':
      return (
        <span className="inline-flex items-center gap-1.5 font-medium text-error">
          <CircleAlert {...size} />
          {t(onRetry ? 'save.failed_then' : 'save.failed')}
          {onRetry && (
            <button type="button" className="underline underline-offset-2" onClick={onRetry}>
              {t('save.retry')}
            </button>
          )}
        </span>
      );
  }
}

/** Where the changes are, always in sight. */
export function SaveState(props: SaveStateProps) {
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-xs whitespace-nowrap text-muted">
      <Content {...props} />
    </span>
  );
}
