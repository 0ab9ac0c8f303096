import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { sessionQuery } from '@/api/queries/session';
import { t } from '@/i18n/translate';
import { NavigationItem } from '../shell/navigation-item';
import { administrationParts } from './administration-links';

/** The links of the administration, which take the place of the main ones. */
export function AdministrationMenu({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  const { data: session } = useQuery(sessionQuery);
  const onFields = useRouterState({ select: ({ location }) => location.pathname.startsWith('/t/') });
  return (
    <nav aria-label={t('admin.menu')} className="min-h-0 grow overflow-y-auto px-2 pb-3">
      {administrationParts(session).map(({ title, links }) => (
        <section key={title} className="mt-4 first:mt-0">
          <h2 className="flex h-6 items-center px-2 text-xs text-muted @max-[8rem]/sidebar:sr-only">{t(title)}</h2>
          <ul>
            {links.map(({ to, label, icon }) => (
              <NavigationItem
                key={to}
                to={to}
                icon={icon}
                label={t(label)}
                current={to === '/admin/tables' && onFields}
                onNavigate={onNavigate}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
