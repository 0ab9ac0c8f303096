import type { LucideIcon } from 'lucide-react';

/** An icon of the set: pass the component, the place decides on its size. */
export type Icon = LucideIcon;

/** Width of the strokes at every size. */
export const iconStroke = 1.75;
