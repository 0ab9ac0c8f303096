/** Texts that last as long as the browser's tab, and no longer than the session of the person. */

const OURS = 'cochin.';

export interface TabStore {
  read: () => string | null;
  write: (text: string) => void;
}

/** One text, under a key that begins with `cochin.`. A browser that refuses storage keeps nothing. */
export function tabStore(key: `cochin.${string}`): TabStore {
  return {
    read: () => {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (text) => {
      try {
        sessionStorage.setItem(key, text);
      } catch {
        // Full or refused: what is on the page works on.
      }
    },
  };
}

/** Forgets all that a person leaves behind in this tab: drafts, and what could be undone. */
export function clearTabStore(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(OURS)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
