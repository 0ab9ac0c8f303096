import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '@/components/icon-button';
import { t } from '@/i18n/translate';
import { AdministrationMenu } from '../administration/administration-menu';
import { Navigation } from './navigation';
import { SidebarHeading } from './sidebar-heading';

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  /** Where the way out of the administration leads; undefined outside it. */
  wayBack: string | undefined;
}

/** The navigation over the page, where the window is too narrow for the sidebar. */
export function Drawer({ open, onClose, wayBack }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const node = dialog.current;
    if (open && node !== null && !node.open) node.showModal();
    if (!open) node?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-label={t('nav.label')}
      className="dialog dialog-drawer"
      closedby="any"
      onClose={() => open && onClose()}
    >
      {open && (
        <div className="flex h-full flex-col">
          <div className="flex h-14 shrink-0 items-center gap-2.5 pr-2 pl-4">
            <SidebarHeading wayBack={wayBack} onNavigate={onClose} />
            <IconButton icon={X} label={t('action.close')} onClick={onClose} />
          </div>
          {wayBack === undefined ? <Navigation onNavigate={onClose} /> : <AdministrationMenu onNavigate={onClose} />}
        </div>
      )}
    </dialog>
  );
}
