import { Menu as MenuIcon, Search } from 'lucide-react';
import { IconButton } from '@/components/icon-button';
import { iconStroke } from '@/components/icon';
import { Keys } from '@/components/keys';
import { t } from '@/i18n/translate';
import { UserMenu } from './user-menu';

export interface HeaderProps {
  titleSlot: (node: HTMLElement | null) => void;
  actionSlot: (node: HTMLElement | null) => void;
  onMenu: () => void;
  onPalette: () => void;
}

/** Title and state of the page at left; search, main action and user at right. */
export function Header({ titleSlot, actionSlot, onMenu, onPalette }: HeaderProps) {
  return (
    <header className="flex h-(--header) shrink-0 items-center gap-2 border-b border-line pr-3 pl-5 max-lg:pl-2 max-phone:h-14 max-phone:border-b-0 max-phone:pl-4">
      <IconButton icon={MenuIcon} label={t('nav.menu')} onClick={onMenu} className="max-phone:hidden lg:hidden" />
      <div ref={titleSlot} className="flex min-w-0 grow items-center gap-3" />
      <button
        type="button"
        aria-keyshortcuts="Control+K"
        onClick={onPalette}
        className="flex h-8 w-68 shrink-0 items-center gap-2 rounded-field border border-edge bg-base-200 px-2.5 text-sm text-muted hover:border-control max-md:hidden"
      >
        <Search size={16} strokeWidth={iconStroke} aria-hidden="true" />
        <span className="grow text-left">{t('palette.open')}</span>
        <span aria-hidden="true">
          <Keys keys={[t('palette.shortcut')]} />
        </span>
      </button>
      <IconButton icon={Search} label={t('palette.open')} onClick={onPalette} className="md:hidden" />
      <div ref={actionSlot} className="contents" />
      <UserMenu />
    </header>
  );
}
