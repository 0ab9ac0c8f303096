import { useEffect, useRef } from 'react';
import { t } from '@/i18n/translate';

/** An SVG text of the server as an image of its own, where it can run nothing. */
export function QrCode({ svg }: { svg: string }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    if (image.current !== null) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [svg]);
  return (
    <img
      ref={image}
      alt={t('totp.qr')}
      width="176"
      height="176"
      className="size-44 shrink-0 rounded-box border border-line bg-ink-9"
    />
  );
}
