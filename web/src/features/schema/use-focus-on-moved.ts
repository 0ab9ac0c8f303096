import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Gives the focus back to the line of `slug` after the lines were rearranged: a line that the browser moves loses it,
 * and the keyboard is to go on from where it was. The result is the ref of the list.
 */
export function useFocusOnMoved(arrangement: string, slug: string | undefined): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const seen = useRef(arrangement);
  useLayoutEffect(() => {
    if (seen.current === arrangement) return;
    seen.current = arrangement;
    if (slug === undefined || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-field="${slug}"]`)?.focus();
  }, [arrangement, slug]);
  return list;
}
