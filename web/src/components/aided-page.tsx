import type { ReactNode } from 'react';

/** A page with a column of facts and ways on at its right; under it where there is no room. */
export function AidedPage({ children, aid }: { children: ReactNode; aid: ReactNode }) {
  return (
    <div className="grid min-h-full grid-cols-[minmax(0,1fr)] content-start xl:grid-cols-[minmax(0,1fr)_296px] xl:content-stretch">
      <div className="min-w-0 px-5 py-5 phone:px-8 phone:py-6">{children}</div>
      <div className="border-line bg-base-200 px-5 py-5 max-xl:border-t phone:px-8 xl:border-l xl:px-6 xl:py-6">{aid}</div>
    </div>
  );
}
