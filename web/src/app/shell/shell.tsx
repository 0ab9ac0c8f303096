import { Outlet } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { HeaderSlotsContext } from '@/components/header-slots';
import { t } from '@/i18n/translate';
import { useIsPhone } from '@/lib/use-media';
import { CommandPalette } from '../palette/command-palette';
import { ProjectTypeSource } from '../project-type-source';
import { AccountBanners } from './account-banners';
import { BottomBar } from './bottom-bar';
import { Drawer } from './drawer';
import { Header } from './header';
import { OfflineBanner } from './offline-banner';
import { Sidebar } from './sidebar';
import { useShellShortcuts } from './use-shell-shortcuts';
import { useWayBack } from './use-way-back';

/** What stands around every page: navigation, header, palette. */
export function Shell() {
  const [title, setTitle] = useState<HTMLElement | null>(null);
  const [action, setAction] = useState<HTMLElement | null>(null);
  const [drawer, setDrawer] = useState(false);
  const [palette, setPalette] = useState(false);
  const slots = useMemo(() => ({ title, action }), [title, action]);
  const phone = useIsPhone();
  const wayBack = useWayBack();
  useShellShortcuts({ onPalette: () => setPalette(true) });
  return (
    <HeaderSlotsContext value={slots}>
      <a href="#contenu" className="btn btn-primary fixed top-2 left-2 z-50 -translate-y-20 focus:translate-y-0">
        {t('page.skip')}
      </a>
      <div className="grid h-dvh grid-cols-[minmax(0,1fr)] lg:grid-cols-[var(--sidebar)_minmax(0,1fr)]">
        <Sidebar wayBack={wayBack} className="max-lg:hidden" />
        <div className="flex min-h-0 min-w-0 flex-col">
          <Header
            titleSlot={setTitle}
            actionSlot={setAction}
            onMenu={() => setDrawer(true)}
            onPalette={() => setPalette(true)}
          />
          <OfflineBanner />
          <AccountBanners />
          <main id="contenu" tabIndex={-1} className="min-h-0 grow overflow-auto -outline-offset-2">
            <ProjectTypeSource>
              <Outlet />
            </ProjectTypeSource>
          </main>
          {phone && <BottomBar onMenu={() => setDrawer(true)} />}
        </div>
      </div>
      <Drawer wayBack={wayBack} open={drawer} onClose={() => setDrawer(false)} />
      <CommandPalette open={palette} onClose={() => setPalette(false)} />
    </HeaderSlotsContext>
  );
}
