import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { BrandMark } from '@/components/brand-mark';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';

export interface SidebarHeadingProps {
  /** Where the arrow of the administration leads; undefined outside it. */
  wayBack: string | undefined;
  onNavigate?: (() => void) | undefined;
}

/** The name of the application, or the way out of its administration. */
export function SidebarHeading({ wayBack, onNavigate }: SidebarHeadingProps) {
  if (wayBack === undefined) {
    return (
      <>
        <BrandMark className="size-[18px] shrink-0 text-primary" />
        <span className="grow font-semibold @max-[8rem]/sidebar:hidden">{t('app.name')}</span>
      </>
    );
  }
  return (
    <Link
      to={wayBack}
      onClick={onNavigate}
      aria-label={t('admin.leave')}
      title={t('admin.leave')}
      className="-ml-1 flex h-8 grow items-center gap-2.5 rounded-field px-1 font-semibold hover:text-primary @max-[8rem]/sidebar:ml-0 @max-[8rem]/sidebar:grow-0 max-lg:h-11"
    >
      <ArrowLeft size={16} strokeWidth={iconStroke} className="shrink-0" aria-hidden="true" />
      <span className="@max-[8rem]/sidebar:sr-only">{t('admin.title')}</span>
    </Link>
  );
}
