import { useCallback, useState } from 'react';
import { readColumnSettings, type ColumnSettings } from './column-settings';

/** The column settings of a table for a person, in this browser's storage. */
export function useColumnSettings(table: string, userId: number) {
  const key = `cochin.columns.${userId}.${table}`;
  const [settings, setSettings] = useState(() => readColumnSettings(stored(key)));
  const change = useCallback(
    (apply: (settings: ColumnSettings) => ColumnSettings) => {
      setSettings((present) => {
        const next = apply(present);
        store(key, JSON.stringify(next));
        return next;
      });
    },
    [key],
  );
  return [settings, change] as const;
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that refuses storage keeps the columns for this page only.
  }
}
