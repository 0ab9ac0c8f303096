import { useCallback, useState } from 'react';
import { tabStore } from '@/lib/tab-store';
import type { Values } from '../gesture';

/** The values of a record being created; they survive a reload and a lost session. */
export function useDraft(table: string) {
  const key = `cochin.draft.${table}` as const;
  const [draft, setDraft] = useState<Values>(() => readDraft(tabStore(key).read()));
  const change = useCallback(
    (next: Values | ((present: Values) => Values)) =>
      setDraft((present) => {
        const changed = typeof next === 'function' ? next(present) : next;
        tabStore(key).write(JSON.stringify(changed));
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
