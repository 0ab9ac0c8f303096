import { useEffect, useRef } from 'react';
import { t } from '@/i18n/translate';
import { PaletteSearch } from './palette-search';

export interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
}

/** Ctrl K: go anywhere, run anything, from the keyboard. */
export function CommandPalette({ open, onClose }: CommandPaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const node = dialog.current;
    if (open && node !== null && !node.open) node.showModal();
    if (!open) node?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-label={t('palette.label')}
      className="dialog dialog-palette"
      closedby="any"
      onClose={() => open && onClose()}
    >
      {open && <PaletteSearch onClose={onClose} />}
    </dialog>
  );
}
