import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { choicesQuery } from '@/api/queries/choices';
import { tablesQuery } from '@/api/queries/tables';
import type { Table } from '@/api/types';
import { completionsAt, matching, type Completion, type ExpressionNames, type NamedTable } from '@/lib/expression-completion';

interface Place {
  input: RefObject<HTMLTextAreaElement | null>;
  names: ExpressionNames;
  value: string;
  onChange: (text: string) => void;
}

/** What may be written where the caret stands in an expression, and the keys that take it. */
export function useCompletion({ input, names, value, onChange }: Place) {
  const { data: tables = [] } = useQuery(tablesQuery);
  /** Where it was typed last; null while nothing is to be offered. */
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const found = caret === null ? undefined : completionsAt(value, caret, tables.map(named), names);
  const category = found?.category;
  const { data: choices } = useQuery({ ...choicesQuery(category ?? ''), enabled: category !== undefined });
  const valuesOf = (typed: string) =>
    matching((choices ?? []).map(({ values }) => ({ text: String(values['valeur'] ?? ''), hint: String(values['libelle'] ?? '') })), typed);
  const items = found === undefined ? [] : category === undefined ? found.items : valuesOf(value.slice(found.from, found.to));
  const isOpen = items.length > 0;

  const take = (item: Completion) => {
    if (!found) return;
    const end = category === undefined ? '' : closing(value, found.from, found.to);
    const text = value.slice(0, found.from) + item.text + end + value.slice(found.to);
    const place = found.from + item.text.length + end.length;
    setCaret(null);
    onChange(text);
    requestAnimationFrame(() => input.current?.setSelectionRange(place, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const item = items[active];
      if (item) take(item);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setCaret(null);
    } else {
      return;
    }
    event.preventDefault();
  };
  const onType = ({ value: text, selectionStart }: HTMLTextAreaElement) => {
    setCaret(selectionStart);
    setActive(0);
    onChange(text);
  };
  return { items, isOpen, active: Math.min(active, Math.max(0, items.length - 1)), take, onKeyDown, onType, close: () => setCaret(null) };
}

function named({ slug, name, fields }: Table): NamedTable {
  return {
    slug,
    name,
    fields: fields.map(({ slug: own, name: title, type, options }) => ({
      slug: own,
      name: title,
      type,
      category: options.category,
      table: typeof options.table === 'string' ? options.table : undefined,
    })),
  };
}

/** The quote that ends the string which began before `from`, unless it is there. */
function closing(text: string, from: number, to: number): string {
  const quote = text[from - 1] ?? '';
  return text[to] === quote ? '' : quote;
}
