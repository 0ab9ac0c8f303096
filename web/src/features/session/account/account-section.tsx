import { useId, type ReactNode } from 'react';

export interface AccountSectionProps {
  title: string;
  /** What it is for, in a sentence. */
  detail?: string;
  children: ReactNode;
}

/** One part of the account: its title at left, its content at right, under a hairline. */
export function AccountSection({ title, detail, children }: AccountSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-14 gap-y-4 border-t border-line py-7 first:border-t-0 first:pt-0 lg:grid-cols-[216px_minmax(0,640px)]"
    >
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {detail !== undefined && <p className="mt-1 max-w-[68ch] text-sm text-muted">{detail}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
