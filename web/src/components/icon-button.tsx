import type { ButtonHTMLAttributes, Ref } from 'react';
import { classNames } from '@/lib/class-names';
import { iconStroke, type Icon } from './icon';
import { Tooltip } from './tooltip';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: Icon;
  /** Its name, shown as a tooltip too. */
  label: string;
  /** Keys shown after the name, for example `Ctrl B`. */
  shortcut?: string;
  size?: 'small' | 'normal';
  ref?: Ref<HTMLButtonElement>;
}

/** An icon alone: only for close, more, previous, next, fold, print, download, notifications. */
export function IconButton(props: IconButtonProps) {
  const { icon: IconImage, label, shortcut, size = 'normal', className, type = 'button', ...attributes } = props;
  return (
    <Tooltip text={label} shortcut={shortcut} names={false}>
      <button
        {...attributes}
        type={type}
        aria-label={label}
        className={classNames('btn btn-ghost btn-square text-muted', size === 'small' && 'btn-bar', className)}
      >
        <IconImage size={size === 'small' ? 14 : 16} strokeWidth={iconStroke} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
