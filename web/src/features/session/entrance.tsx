import { useEffect, type ReactNode } from 'react';
import { BrandMark } from '@/components/brand-mark';
import { t } from '@/i18n/translate';

export interface EntranceProps {
  title: string;
  subtitle: string;
  children: ReactNode;
}

/** The page of those who are not in yet: one column at left, the mark tone on tone at right. */
export function Entrance({ title, subtitle, children }: EntranceProps) {
  useEffect(() => {
    document.title = `${title} — ${t('app.name')}`;
  }, [title]);
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,600px)_minmax(0,1fr)]">
      <main className="flex flex-col px-5 py-8 phone:px-10 lg:px-[120px] lg:pt-[41px]">
        <div className="flex items-center gap-2.5">
          <BrandMark className="size-[22px] text-primary" />
          <span className="text-lg font-semibold">{t('app.name')}</span>
        </div>
        <div className="mx-auto mt-14 w-full max-w-[360px] lg:mx-0 lg:mt-[108px]">
          <h1 className="text-2xl font-semibold">{title}</h1>
          <p className="mt-1.5 mb-7 text-muted">{subtitle}</p>
          {children}
        </div>
      </main>
      <aside className="relative bg-brand-ground max-lg:hidden">
        <div className="absolute inset-0 grid place-items-center p-12">
          <div className="w-full max-w-[542px]">
            <BrandGround />
          </div>
        </div>
        <p className="absolute inset-x-0 bottom-8 mx-auto w-full max-w-[calc(542px+6rem)] px-12 text-xs text-brand-text">
          {t('sign_in.reserved')}
        </p>
      </aside>
    </div>
  );
}

function BrandGround() {
  const places = [0, 1, 2, 3, 6, 7, 8];
  return (
    <svg viewBox="0 0 542 542" className="w-full text-brand-mark" fill="currentColor" aria-hidden="true">
      {places.map((place) => (
        <rect key={place} x={(place % 3) * 189} y={Math.floor(place / 3) * 189} width="164" height="164" rx="24" />
      ))}
    </svg>
  );
}
