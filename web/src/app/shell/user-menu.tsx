import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, UserRound } from 'lucide-react';
import { sessionQuery } from '@/api/queries/session';
import { Menu } from '@/components/menu';
import type { MenuEntry } from '@/components/menu-entry';
import { t } from '@/i18n/translate';
import { usePreference } from '@/lib/preferences';
import { signOut } from '@/features/session/sign-out';
import { initialsOf, nameOf } from './user-name';

/** Theme, density, account and the way out. */
export function UserMenu() {
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [theme, setTheme] = usePreference('theme');
  const [density, setDensity] = usePreference('density');
  if (!session) return null;
  const entries: MenuEntry[] = [
    { heading: nameOf(session.user) },
    { label: t('user.account'), icon: UserRound, onSelect: () => void navigate({ to: '/compte' }) },
    'separator',
    { heading: t('user.theme') },
    { label: t('theme.light'), checked: theme === 'light', onSelect: () => setTheme('light') },
    { label: t('theme.dark'), checked: theme === 'dark', onSelect: () => setTheme('dark') },
    { label: t('theme.system'), checked: theme === 'system', onSelect: () => setTheme('system') },
    'separator',
    { heading: t('user.density') },
    { label: t('density.compact'), checked: density === 'compact', onSelect: () => setDensity('compact') },
    { label: t('density.normal'), checked: density === 'normal', onSelect: () => setDensity('normal') },
    { label: t('density.airy'), checked: density === 'airy', onSelect: () => setDensity('airy') },
    'separator',
    { label: t('user.sign_out'), icon: LogOut, onSelect: () => void signOut(queryClient, navigate) },
  ];
  return (
    <Menu
      label={t('user.menu')}
      entries={entries}
      placement="below-end"
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={t('user.menu_of', { initials: initialsOf(session.user), name: nameOf(session.user) })}
          className="grid size-8 shrink-0 place-items-center rounded-full max-phone:size-11"
        >
          <span
            data-hue="violet"
            className="grid size-6 place-items-center rounded-full bg-chip-ground text-tiny font-semibold text-chip-text"
          >
            {initialsOf(session.user)}
          </span>
        </button>
      )}
    />
  );
}
