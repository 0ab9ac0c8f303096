import { Link } from '@tanstack/react-router';
import { BrandMark } from '@/components/brand-mark';
import { t } from '@/i18n/translate';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <main className="mx-auto max-w-[68ch] px-8 py-24">
      <BrandMark className="mb-8 size-6 text-primary" />
      <h1 className="text-2xl font-semibold">{t('not_found.title')}</h1>
      <p className="mt-2 text-muted">{t('not_found.detail')}</p>
      <p className="mt-6">
        <Link to="/" className="link">
          {t('not_found.home')}
        </Link>
      </p>
    </main>
  );
}
