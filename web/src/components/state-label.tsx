import type { ReactNode } from 'react';
import { classNames } from '@/lib/class-names';
import { iconStroke, type Icon } from './icon';

export type StateTone = 'good' | 'warning' | 'bad' | 'quiet';

const tones = { good: 'text-success', warning: 'text-warning', bad: 'text-error', quiet: 'text-muted' };

export interface StateLabelProps {
  tone: StateTone;
  icon: Icon;
  children: ReactNode;
}

/** A state in words with its sign; no ground. */
export function StateLabel({ tone, icon: IconImage, children }: StateLabelProps) {
  return (
    <span className={classNames('inline-flex items-center gap-1.5 align-bottom', tones[tone])}>
      <IconImage size={14} strokeWidth={iconStroke} className="shrink-0" aria-hidden="true" />
      {children}
    </span>
  );
}
