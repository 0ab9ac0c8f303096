import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: string;
  /** What this is and why it is empty. */
  detail?: ReactNode;
  /** One action, perhaps a second quiet one. */
  actions?: ReactNode;
  className?: string;
}

/** Says what would be here and offers the way to put it there. */
export function EmptyState({ title, detail, actions, className }: EmptyStateProps) {
  return (
    <div className={className}>
      <p className="font-medium">{title}</p>
      {detail !== undefined && <p className="mt-0.5 max-w-[68ch] text-muted">{detail}</p>}
      {actions !== undefined && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
