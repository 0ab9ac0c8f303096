import type { ReactNode } from 'react';
import { classNames } from '@/lib/class-names';
import { iconStroke, type Icon } from './icon';

export interface BannerProps {
  icon: Icon;
  tone?: 'quiet' | 'warning';
  children: ReactNode;
}

/** One line across the page that says what stays true for a while. */
export function Banner({ icon: IconImage, tone = 'quiet', children }: BannerProps) {
  return (
    <p className="flex items-start gap-2 border-b border-line bg-base-200 px-5 py-2 text-sm">
      <IconImage
        size={16}
        strokeWidth={iconStroke}
        className={classNames('mt-px shrink-0', tone === 'warning' ? 'text-warning' : 'text-muted')}
        aria-hidden="true"
      />
      <span className={classNames('flex flex-wrap gap-x-2', tone === 'quiet' && 'text-muted')}>{children}</span>
    </p>
  );
}
