import { Check } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { fold } from '@/lib/fold';
import { iconStroke } from './icon';
import type { MenuAction, MenuEntry } from './menu-entry';

export interface MenuListProps {
  label: string;
  entries: MenuEntry[];
  onClose: (refocus: boolean) => void;
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
}

function nextItem(items: HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1) return undefined;
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find((item) => fold(item.textContent ?? '').startsWith(fold(key)));
}

/** The lines of an open menu. */
export function MenuList({ label, entries, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const items = itemsOf(list.current);
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onClose(false);
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      return onClose(true);
    }
    const next = nextItem(itemsOf(list.current), event.key);
    if (next === undefined || event.ctrlKey || event.metaKey) return undefined;
    event.preventDefault();
    next.focus();
  };
  return (
    <div ref={list} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {entries.map((entry, index) => (
        // Entries have no identity of their own; their order is it.
        // oxlint-disable-next-line react/no-array-index-key
        <MenuLine key={index} entry={entry} onClose={onClose} />
      ))}
    </div>
  );
}

function MenuLine({ entry, onClose }: { entry: MenuEntry; onClose: (refocus: boolean) => void }) {
  if (entry === 'separator') return <hr className="-mx-[5px] my-[5px] border-line" />;
  if ('heading' in entry) return <div className="px-2 pt-1.5 pb-1 text-xs text-muted">{entry.heading}</div>;
  return <MenuItem action={entry} onClose={onClose} />;
}

function MenuItem({ action, onClose }: { action: MenuAction; onClose: (refocus: boolean) => void }) {
  const { label, icon: IconImage, shortcut, checked, danger, disabledReason, onSelect } = action;
  const select = () => {
    if (disabledReason !== undefined) return;
    onClose(true);
    onSelect();
  };
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={disabledReason !== undefined || undefined}
      title={disabledReason}
      tabIndex={-1}
      className={danger ? 'menu-item text-error' : 'menu-item'}
      onClick={select}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      {checked === true && <Check size={16} strokeWidth={iconStroke} className="text-primary" aria-hidden="true" />}
      {checked === false && <span className="size-4" />}
      {IconImage && (
        <IconImage size={16} strokeWidth={iconStroke} className={danger ? '' : 'text-muted'} aria-hidden="true" />
      )}
      <span className="grow">{label}</span>
      {shortcut !== undefined && <span className="text-xs text-muted">{shortcut}</span>}
    </button>
  );
}
