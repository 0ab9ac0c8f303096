import { useEffect, useEffectEvent } from 'react';
import { readPreference, writePreference } from '@/lib/preferences';

/** Ctrl K opens the palette, Ctrl B folds the sidebar; by the letter, whatever the keyboard. */
export function useShellShortcuts({ onPalette }: { onPalette: () => void }): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'k' && key !== 'b') return;
    event.preventDefault();
    if (key === 'k') onPalette();
    else writePreference('sidebar', readPreference('sidebar') === 'folded' ? 'open' : 'folded');
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
