import { useEffect, useId, useRef, type ReactNode } from 'react';
import { classNames } from '@/lib/class-names';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  /** The question, as its title. */
  title: string;
  /** The consequence, under the title. */
  description?: ReactNode;
  /** Buttons, the safe one at the left of the verb. */
  actions?: ReactNode;
  wide?: boolean;
  /** Esc does not close it. */
  persistent?: boolean;
  children?: ReactNode;
}

/** A native modal dialog, for a choice that cannot be undone or that needs input. Its content mounts when it opens. */
export function Dialog({ open, onClose, title, description, actions, wide, persistent, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const node = dialog.current;
    if (open && node !== null && !node.open) node.showModal();
    if (!open) node?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={classNames('dialog', wide && 'dialog-wide')}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onClose={() => open && onClose()}
      onCancel={(event) => {
        if (persistent && event.target === event.currentTarget) event.preventDefault();
      }}
    >
      {open && (
        <div className="p-6">
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {title}
          </h2>
          {description !== undefined && (
            <div id={`${id}-description`} className="mt-1 text-muted">
              {description}
            </div>
          )}
          {children !== undefined && <div className="mt-4">{children}</div>}
          {actions !== undefined && <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
