import { ArrowDown, ArrowUp, Ellipsis, GripVertical } from 'lucide-react';
import { createElement, type DragEvent, type KeyboardEvent } from 'react';
import type { Field } from '@/api/types';
import { iconStroke } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { Menu } from '@/components/menu';
import { t } from '@/i18n/translate';
import { classNames } from '@/lib/class-names';
import { fieldKinds } from './field-kinds';

export interface FieldLineProps {
  field: Field;
  position: { first: boolean; last: boolean };
  selected: boolean;
  /** Not where the order is another table's. */
  movable: boolean;
  dropSide: 'above' | 'below' | undefined;
  onSelect: () => void;
  onMove: (step: number) => void;
  onDragStart: () => void;
  onDragOver: () => void;
  onDragEnd: () => void;
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** One field of the list: handle, icon, name, type. */
export function FieldLine(props: FieldLineProps) {
  const { field, position, selected, movable, dropSide, onSelect, onMove, onDragStart, onDragOver, onDragEnd } = props;
  const kind = fieldKinds[field.type];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || !event.altKey || !movable) return;
    event.preventDefault();
    onMove(step);
  };
  const start = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', field.name);
    onDragStart();
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    onDragOver();
  };
  return (
    // The keyboard's way is on the button and in the menu.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      draggable={movable}
      onDragStart={start}
      onDragOver={over}
      onDragEnd={onDragEnd}
      className={classNames(
        'group relative flex h-[34px] items-center rounded-field pr-1 text-sm max-phone:h-12 max-phone:text-title',
        selected ? 'bg-soft' : 'hover:bg-hover',
        dropSide === 'above' && 'shadow-[0_-2px_0_var(--color-primary)]',
        dropSide === 'below' && 'shadow-[0_2px_0_var(--color-primary)]',
      )}
    >
      {movable ? (
        <GripVertical size={14} strokeWidth={iconStroke} className="mx-1 shrink-0 cursor-grab text-faint" aria-hidden="true" />
      ) : (
        <span className="w-2 shrink-0" />
      )}
      <button
        type="button"
        data-field={field.slug}
        aria-current={selected || undefined}
        aria-keyshortcuts={movable ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
        onClick={onSelect}
        onKeyDown={onKeyDown}
        className="flex h-full min-w-0 grow items-center gap-2 rounded-field text-left -outline-offset-2"
      >
        {createElement(kind.icon, { size: 14, strokeWidth: iconStroke, className: 'shrink-0 text-muted', 'aria-hidden': true })}
        <span className="min-w-0 truncate">{field.name}</span>
        {field.required && (
          <span className="-ml-1 text-error">
            <span aria-hidden="true">{t('field.star')}</span>
            <span className="sr-only">{t('field.required')}</span>
          </span>
        )}
        <span className="ml-auto shrink-0 pl-2 text-xs text-muted">{t(kind.name)}</span>
      </button>
      {movable && (
        <Menu
          label={t('schema.order_of', { name: field.name })}
          placement="below-end"
          entries={[
            { label: t('action.up'), icon: ArrowUp, shortcut: t('order.up_keys'), disabledReason: position.first ? t('order.first') : undefined, onSelect: () => onMove(-1) },
            { label: t('action.down'), icon: ArrowDown, shortcut: t('order.down_keys'), disabledReason: position.last ? t('order.last') : undefined, onSelect: () => onMove(1) },
          ]}
          trigger={(trigger) => (
            <IconButton {...trigger} icon={Ellipsis} size="small" label={t('schema.order_of', { name: field.name })} />
          )}
        />
      )}
    </li>
  );
}
