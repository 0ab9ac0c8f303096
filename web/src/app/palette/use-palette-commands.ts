import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { House, LogOut, Moon, Plus, SlidersHorizontal, Sun, SunMoon, Table2, UserRound } from 'lucide-react';
import { sessionQuery } from '@/api/queries/session';
import { tablesQuery } from '@/api/queries/tables';
import { may } from '@/api/use-may';
import { t } from '@/i18n/translate';
import { writePreference } from '@/lib/preferences';
import { arrangeTables, tableIcon } from '@/components/table-order';
import { signOut } from '@/features/session/sign-out';
import { administrationParts } from '../administration/administration-links';
import type { PaletteCommand } from './palette-command';

/** Everything that exists: pages, tables, their fields, actions. */
export function usePaletteCommands(): PaletteCommand[] {
  const { data: tables = [] } = useQuery(tablesQuery);
  const { data: session } = useQuery(sessionQuery);
  const mayChangeTables = may(session, 'schema.manage');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { main, others } = arrangeTables(tables);
  const arranged = [...main, ...others];
  return [
    ...arranged.map((table): PaletteCommand => ({
      id: `table-${table.slug}`,
      group: 'tables',
      label: table.name,
      note: table.description ?? '',
      icon: tableIcon(table.slug),
      run: () => void navigate({ to: '/t/$slug', params: { slug: table.slug } }),
    })),
    page('home', t('nav.home'), House, () => void navigate({ to: '/' })),
    page('tables', t('nav.tables'), Table2, () => void navigate({ to: '/tables' })),
    page('account', t('user.account'), UserRound, () => void navigate({ to: '/compte' })),
    ...administrationParts(session).flatMap(({ links }) =>
      links.map(({ to, label, icon }) => page(to, t(label), icon, () => void navigate({ to }))),
    ),
    ...(mayChangeTables
      ? [action('create-table', t('tables.create'), Plus, () => void navigate({ to: '/tables', search: { creer: true } }))]
      : []),
    ...(mayChangeTables ? arranged : []).map((table) =>
      action(`fields-${table.slug}`, t('palette.fields_of', { table: table.name }), SlidersHorizontal, () =>
        void navigate({ to: '/t/$slug/champs', params: { slug: table.slug } }),
      ),
    ),
    action('light', t('theme.use_light'), Sun, () => writePreference('theme', 'light')),
    action('dark', t('theme.use_dark'), Moon, () => writePreference('theme', 'dark')),
    action('system', t('theme.use_system'), SunMoon, () => writePreference('theme', 'system')),
    action('sign-out', t('user.sign_out'), LogOut, () => void signOut(queryClient, navigate)),
  ];
}

function page(id: string, label: string, icon: PaletteCommand['icon'], run: () => void): PaletteCommand {
  return { id, group: 'pages', label, icon, run };
}

function action(id: string, label: string, icon: PaletteCommand['icon'], run: () => void): PaletteCommand {
  return { id, group: 'actions', label, icon, run };
}
