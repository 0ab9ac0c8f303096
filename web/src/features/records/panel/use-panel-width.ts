import { useCallback, useState } from 'react';

const KEY = 'cochin.panel-width';
const DEFAULT_WIDTH = 560;
const MIN_WIDTH = 440;
const MAX_WIDTH = 740;

export function clampPanelWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH));
}

/** The width of the record panel, remembered in this browser. */
export function usePanelWidth() {
  const [width, setWidth] = useState(() => clampPanelWidth(Number(localStorage.getItem(KEY)) || DEFAULT_WIDTH));
  const resize = useCallback((next: number) => {
    const clamped = clampPanelWidth(next);
    localStorage.setItem(KEY, String(clamped));
    setWidth(clamped);
  }, []);
  return { width, resize, min: MIN_WIDTH, max: MAX_WIDTH };
}
