import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { t } from '@/i18n/translate';
import { isEditable } from '@/lib/is-editable';
import { iconStroke } from './icon';
import { ToastContext, type Toast } from './toast-context';

const lifetime = 10_000;

/** Holds the one message that may show, with its way back. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast>();
  const [held, setHeld] = useState(false);
  const close = useCallback(() => setToast(undefined), []);
  const undo = useCallback(async () => {
    const undoing = toast?.undo;
    if (undoing === undefined) return;
    close();
    try {
      await undoing();
    } catch {
      setToast({ message: t('undo.failed') });
    }
  }, [toast, close]);

  useEffect(() => {
    if (toast === undefined || held) return undefined;
    const timer = setTimeout(close, lifetime);
    return () => clearTimeout(timer);
  }, [toast, held, close]);

  useEffect(() => {
    if (toast?.undo === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!wanted || event.defaultPrevented || isEditable(event.target)) return;
      event.preventDefault();
      void undo();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [toast, undo]);

  return (
    <ToastContext value={setToast}>
      {children}
      <div role="status">
        {toast && <ToastMessage toast={toast} onUndo={() => void undo()} onClose={close} onHold={setHeld} />}
      </div>
    </ToastContext>
  );
}

interface ToastMessageProps {
  toast: Toast;
  onUndo: () => void;
  onClose: () => void;
  onHold: (held: boolean) => void;
}

function ToastMessage({ toast, onUndo, onClose, onHold }: ToastMessageProps) {
  const surface = useRef<HTMLDivElement>(null);
  // A popover stands in the top layer, above an open dialog.
  useEffect(() => surface.current?.showPopover(), []);
  return (
    <div
      ref={surface}
      popover="manual"
      className="toast-surface"
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <span className="grow">{toast.message}</span>
      {toast.undo && (
        <button type="button" className="flex min-h-7 items-center gap-3 font-semibold" onClick={onUndo}>
          {t('action.undo')}
          <kbd className="kbd text-inherit">{t('undo.shortcut')}</kbd>
        </button>
      )}
      <button type="button" className="grid size-7 place-items-center" aria-label={t('action.close')} onClick={onClose}>
        <X size={16} strokeWidth={iconStroke} aria-hidden="true" />
      </button>
    </div>
  );
}
