import { useCallback, useState } from 'react';
import type { Values } from '../gesture';

/** The values of a record being created; they survive a reload and a lost session. */
export function useDraft(table: string) {
  const key = `cochin.draft.${table}`;
  const [draft, setDraft] = useState<Values>(() => readDraft(sessionStorage.getItem(key)));
  const change = useCallback(
    (next: Values | ((present: Values) => Values)) =>
      setDraft((present) => {
        const changed = typeof next === 'function' ? next(present) : next;
        sessionStorage.setItem(key, JSON.stringify(changed));
        return changed;
      }),
    [key],
  );
  return [draft, change] as const;
}

function readDraft(stored: string | null): Values {
  try {
    return stored === null ? {} : (JSON.parse(stored) as Values);
  } catch {
    return {};
  }
}
