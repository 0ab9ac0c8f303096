import { useRef, type KeyboardEvent } from 'react';
import { classNames } from '@/lib/class-names';
import { iconStroke, type Icon } from './icon';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  count?: number;
  icon?: Icon;
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** The id of the panel that a tab shows, for `aria-labelledby` of that panel. */
export function tabId(id: string): string {
  return `tab-${id}`;
}

/** A row of tabs 40 px high; arrows move between them. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" tabIndex={-1} aria-label={label} className="flex h-10 gap-4" onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: name, count, icon: IconImage }) => (
        <button
          key={id}
          id={tabId(id)}
          type="button"
          role="tab"
          aria-selected={id === selected}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
          className={classNames(
            '-mb-px inline-flex items-center gap-1.5 border-b-2 px-0.5 text-sm -outline-offset-2',
            id === selected ? 'border-primary font-semibold' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {IconImage && <IconImage size={14} strokeWidth={iconStroke} aria-hidden="true" />}
          {name}
          {count !== undefined && <span className="font-normal text-faint">{count}</span>}
        </button>
      ))}
    </div>
  );
}
