import { useLayoutEffect, useState, type RefObject } from 'react';

/** The inner width of an element, kept up to date; 0 before the first measure. */
export function useViewWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return undefined;
    const measure = () => setWidth(node.clientWidth);
    measure();
    const resizes = new ResizeObserver(measure);
    resizes.observe(node);
    return () => resizes.disconnect();
  }, [element]);
  return width;
}
