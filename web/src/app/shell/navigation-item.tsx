import { Link } from '@tanstack/react-router';
import type { Icon } from '@/components/icon';
import { iconStroke } from '@/components/icon';
import type { AdministrationLink } from '../administration/administration-links';

export interface NavigationItemProps {
  to: '/' | '/t/$slug' | '/admin' | AdministrationLink['to'];
  slug?: string;
  icon: Icon;
  label: string;
  /** Also the page's place when its address does not say so. */
  current?: boolean;
  onNavigate?: (() => void) | undefined;
}

/** One link of a sidebar; its icon alone where that is folded. */
export function NavigationItem({ to, slug = '', icon: IconImage, label, current, onNavigate }: NavigationItemProps) {
  return (
    <li>
      <Link
        to={to}
        params={{ slug }}
        onClick={onNavigate}
        activeOptions={{ exact: to === '/', includeSearch: false }}
        {...(current ? { 'aria-current': 'page' as const } : {})}
        title={label}
        className="group flex h-[30px] items-center gap-2.5 rounded-field px-2 text-sm font-medium -outline-offset-2 hover:bg-ink-7 aria-[current=page]:bg-ink-7 aria-[current=page]:font-semibold max-lg:h-11 max-lg:text-title @max-[8rem]/sidebar:justify-center"
      >
        <IconImage
          size={16}
          strokeWidth={iconStroke}
          className="shrink-0 text-muted group-aria-[current=page]:text-primary"
          aria-hidden="true"
        />
        <span className="truncate @max-[8rem]/sidebar:sr-only">{label}</span>
      </Link>
    </li>
  );
}
