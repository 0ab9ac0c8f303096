import { useSaveStatus } from '@/api/use-save-status';
import { useOnline } from '@/lib/use-online';
import { SaveState } from './save-state';

/** The state of this page's saves, for its header. */
export function PageSaveState({ onRetry }: { onRetry?: () => void }) {
  return <SaveState status={useSaveStatus(useOnline())} onRetry={onRetry} />;
}
