import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { BrandMark } from '@/components/brand-mark';
import { IconButton } from '@/components/icon-button';
import { t } from '@/i18n/translate';
import { Navigation } from './navigation';

/** The navigation over the page, where the window is too narrow for the sidebar. */
export function Drawer({ open, onClose }: { open: boolean; onClose: () => void }) {
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
            <BrandMark className="size-[18px] text-primary" />
            <span className="grow font-semibold">{t('app.name')}</span>
            <IconButton icon={X} label={t('action.close')} onClick={onClose} />
          </div>
          <Navigation onNavigate={onClose} />
        </div>
      )}
    </dialog>
  );
}
