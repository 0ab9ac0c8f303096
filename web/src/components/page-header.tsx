import { ChevronRight } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { t } from '@/i18n/translate';
import { iconStroke } from './icon';
import { useHeaderSlots } from './header-slots';

export interface PageHeaderProps {
  /** The page's only `h1`, and the title of the window. */
  title: string;
  /** Links that lead here, outermost first. */
  trail?: ReactNode;
  /** After the title: where the changes are. */
  saveState?: ReactNode;
  /** The page's main action, before the user menu. */
  action?: ReactNode;
}

/** Puts the page's title, state and main action into the header of the shell. */
export function PageHeader({ title, trail, saveState, action }: PageHeaderProps) {
  const { title: titleSlot, action: actionSlot } = useHeaderSlots();
  useEffect(() => {
    document.title = `${title} — ${t('app.name')}`;
  }, [title]);
  return (
    <>
      {titleSlot &&
        createPortal(
          <>
            {trail !== undefined && (
              <span className="flex min-w-0 items-center gap-2 text-sm text-muted max-md:hidden">
                {trail}
                <ChevronRight size={14} strokeWidth={iconStroke} aria-hidden="true" />
              </span>
            )}
            <h1 className="min-w-0 truncate text-title font-semibold max-phone:text-xl">{title}</h1>
            {saveState}
          </>,
          titleSlot,
        )}
      {actionSlot && createPortal(action, actionSlot)}
    </>
  );
}
