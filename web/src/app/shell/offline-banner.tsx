import { WifiOff } from 'lucide-react';
import { iconStroke } from '@/components/icon';
import { t } from '@/i18n/translate';
import { useOnline } from '@/lib/use-online';

/** Says that the network is gone and that nothing typed is lost. */
export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center gap-2 border-b border-line bg-base-200 px-5 py-2 text-sm text-muted">
          <WifiOff size={16} strokeWidth={iconStroke} className="shrink-0" aria-hidden="true" />
          {t('offline.banner')}
        </p>
      )}
    </div>
  );
}
