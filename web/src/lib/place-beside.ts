export type Placement = 'below-start' | 'below-end' | 'above' | 'right';

const gap = 4;
const edge = 8;

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** Moves a fixed `surface` beside `anchor`, turning it to the other side where the window ends. */
export function placeBeside(surface: HTMLElement, anchor: DOMRect, placement: Placement): void {
  const { offsetWidth: width, offsetHeight: height } = surface;
  let left = placement === 'below-end' ? anchor.right - width : anchor.left;
  let top = anchor.bottom + gap;
  if (placement === 'above') {
    left = anchor.left + (anchor.width - width) / 2;
    top = anchor.top - height - gap;
    if (top < edge) top = anchor.bottom + gap;
  } else if (placement === 'right') {
    left = anchor.right + gap;
    top = anchor.top + (anchor.height - height) / 2;
  } else if (top + height > innerHeight - edge && anchor.top - height - gap > edge) {
    top = anchor.top - height - gap;
  }
  surface.style.left = `${clamp(left, edge, Math.max(edge, innerWidth - width - edge))}px`;
  surface.style.top = `${clamp(top, edge, Math.max(edge, innerHeight - height - edge))}px`;
}
