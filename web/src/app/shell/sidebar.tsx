import { PanelLeft } from 'lucide-react';
import { IconButton } from '@/components/icon-button';
import { BrandMark } from '@/components/brand-mark';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import { usePreference } from '@/lib/preferences';
import { Navigation } from './navigation';

/** The navigation at the left, folded to its icons by Ctrl B. */
export function Sidebar({ className }: { className?: string }) {
  const [sidebar, setSidebar] = usePreference('sidebar');
  const folded = sidebar === 'folded';
  const fold = (
    <IconButton
      icon={PanelLeft}
      size="small"
      label={t(folded ? 'nav.unfold' : 'nav.fold')}
      shortcut={t('nav.fold.shortcut')}
      aria-expanded={!folded}
      onClick={() => setSidebar(folded ? 'open' : 'folded')}
    />
  );
  return (
    <aside
      className={classNames('@container/sidebar flex min-h-0 flex-col border-r border-line bg-base-200', className)}
    >
      <div className="flex h-(--header) shrink-0 items-center gap-2.5 pr-2 pl-4 @max-[8rem]/sidebar:justify-center @max-[8rem]/sidebar:px-0">
        <BrandMark className="size-[18px] shrink-0 text-primary" />
        <span className="grow font-semibold @max-[8rem]/sidebar:hidden">{t('app.name')}</span>
        {!folded && <span className="max-xl:hidden">{fold}</span>}
      </div>
      <Navigation />
      {folded && <div className="flex h-12 shrink-0 items-center justify-center max-xl:hidden">{fold}</div>}
    </aside>
  );
}
