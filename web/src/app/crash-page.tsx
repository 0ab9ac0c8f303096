import { useRouter } from '@tanstack/react-router';
import { ApiError } from '@/api/api-error';
import { Button } from '@/components/button';
import { ErrorState } from '@/components/error-state';
import { t } from '@/i18n/translate';

/** In place of a page that threw: what is safe, and the way on. */
export function CrashPage({ error }: { error: unknown }) {
  const router = useRouter();
  if (error instanceof ApiError) return <ErrorState error={error} onRetry={() => void router.invalidate()} className="px-8 py-10" />;
  return (
    <div role="alert" className="max-w-[68ch] px-8 py-10">
      <h1 className="text-xl font-semibold">{t('error.crash.title')}</h1>
      <p className="mt-1 text-muted">{t('error.crash.detail')}</p>
      <Button className="mt-4" onClick={() => location.reload()}>
        {t('error.crash.reload')}
      </Button>
    </div>
  );
}
