import { useEffect, useState } from 'react';
import { post } from '@/api/client';
import type { PasswordVerdict } from '@/api/queries/account';

/** After the last key, so that a fast typist asks once a word and not once a letter. */
const pauseMs = 300;

/**
 * What the server says of a password while it is typed, rule by rule. Undefined while it is not known: it judges again
 * when the password is sent. Kept out of the query cache, whose keys would hold what is typed.
 */
export function usePasswordVerdict(candidate: string): PasswordVerdict | undefined {
  const [verdict, setVerdict] = useState<PasswordVerdict>();
  useEffect(() => {
    const abort = new AbortController();
    const judge = async () => {
      try {
        const said = await post<PasswordVerdict>('/auth/password-check', { new_password: candidate }, { signal: abort.signal });
        // Of no password at all only the rules are worth knowing, not that it breaks them.
        if (!abort.signal.aborted) setVerdict(candidate === '' ? { ...said, rules: [] } : said);
      } catch {
        if (!abort.signal.aborted) setVerdict(undefined);
      }
    };
    const timer = setTimeout(() => void judge(), candidate === '' ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [candidate]);
  return verdict;
}
