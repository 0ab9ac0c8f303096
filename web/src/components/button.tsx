import type { ButtonHTMLAttributes, MouseEvent, Ref } from 'react';
import { classNames } from '@/lib/class-names';
import { iconStroke, type Icon } from './icon';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** `primary`: the screen's one main action. `danger`: red text; `purge`: red fill, for what cannot be undone. */
  variant?: 'primary' | 'bordered' | 'quiet' | 'danger' | 'purge';
  /** `bar` 28 px inside bars, `normal` 32, `tall` 40. */
  size?: 'bar' | 'normal' | 'tall';
  icon?: Icon | undefined;
  /** The work is under way: same width, a spinner, no second click. */
  busy?: boolean;
  /** Says why it cannot be used now, which also disables it. */
  disabledReason?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

const variants = {
  primary: 'btn-primary',
  bordered: '',
  quiet: 'btn-ghost',
  danger: 'btn-ghost btn-danger',
  purge: 'btn-error',
};
const sizes = { bar: 'btn-bar', normal: '', tall: 'btn-tall' };

/** A verb in sentence case; an ellipsis when a dialog follows. */
export function Button(props: ButtonProps) {
  const { variant = 'bordered', size = 'normal', icon: IconImage, busy = false, disabledReason, ...rest } = props;
  const { className, children, onClick, type = 'button', ...attributes } = rest;
  const inert = busy || disabledReason !== undefined;
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault();
    else onClick?.(event);
  };
  const button = (
    <button
      {...attributes}
      type={type}
      className={classNames('btn', variants[variant], sizes[size], className)}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      onClick={click}
    >
      {busy ? <Spinner /> : IconImage && <IconImage size={16} strokeWidth={iconStroke} aria-hidden="true" />}
      {children}
    </button>
  );
  return disabledReason === undefined ? button : <Tooltip text={disabledReason}>{button}</Tooltip>;
}
