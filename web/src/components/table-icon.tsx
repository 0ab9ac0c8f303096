import { createElement } from 'react';
import { iconStroke } from './icon';
import { tableIcon } from './table-order';

/** The icon of a table. */
export function TableIcon({ slug, size = 16, className = '' }: { slug: string; size?: number; className?: string }) {
  return createElement(tableIcon(slug), { size, strokeWidth: iconStroke, className, 'aria-hidden': true });
}
