import { PanelLeft } from 'lucide-react';
import { IconButton } from '@/components/icon-button';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import { usePreference } from '@/lib/preferences';
import { AdministrationMenu } from '../administration/administration-menu';
import { Navigation } from './navigation';
import { SidebarHeading } from './sidebar-heading';

export interface SidebarProps {
  /** Where the way out of the administration leads; undefined outside it. */
  wayBack: string | undefined;
  className?: string;
}

/** The navigation at the left, folded to its icons by Ctrl B. */
export function Sidebar({ wayBack, className }: SidebarProps) {
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
        <SidebarHeading wayBack={wayBack} />
        {!folded && <span className="max-xl:hidden">{fold}</span>}
      </div>
      {wayBack === undefined ? <Navigation /> : <AdministrationMenu />}
      {folded && <div className="flex h-12 shrink-0 items-center justify-center max-xl:hidden">{fold}</div>}
    </aside>
  );
}
