import { WifiOff } from 'lucide-react';
import { Banner } from '@/components/banner';
import { t } from '@/i18n/translate';
import { useOnline } from '@/lib/use-online';

/** Says that the network is gone and that nothing typed is lost. */
export function OfflineBanner() {
  const online = useOnline();
  return <div role="status">{!online && <Banner icon={WifiOff}>{t('offline.banner')}</Banner>}</div>;
}
