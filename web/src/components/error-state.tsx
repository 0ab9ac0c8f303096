import { hasCode } from '@/api/api-error';
import { t } from '@/i18n/translate';
import { Button } from './button';
import { errorText } from './error-text';

export interface ErrorStateProps {
  error: unknown;
  title?: string;
  onRetry?: (() => void) | undefined;
  className?: string;
}

/** A part of the page that could not be loaded, with the way to try again when that may help. */
export function ErrorState({ error, title = t('error.loading'), onRetry, className }: ErrorStateProps) {
  if (hasCode(error, 'not_found')) {
    return (
      <div role="alert" className={className}>
        <p className="font-medium">{t('not_found.title')}</p>
        <p className="mt-0.5 max-w-[68ch] text-muted">{t('not_found.detail')}</p>
        <a href="/" className="link mt-3 inline-block">
          {t('not_found.home')}
        </a>
      </div>
    );
  }
  return (
    <div role="alert" className={className}>
      <p className="font-medium text-error">{title}</p>
      <p className="mt-0.5 max-w-[68ch] text-muted">{errorText(error)}</p>
      {onRetry && (
        <Button className="mt-3" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}
