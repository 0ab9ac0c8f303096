import type { ReactNode } from 'react';

/** Names and values, those without a value left out. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[148px_minmax(0,1fr)] gap-x-6 gap-y-2.5 max-phone:grid-cols-1 max-phone:gap-y-0.5">
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words max-phone:pb-2">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
