import { useSyncExternalStore } from 'react';

/** What a person sets for this browser. `public/before-paint.js` reads the same keys before the first paint. */
export interface Preferences {
  theme: 'light' | 'dark' | 'system';
  density: 'compact' | 'normal' | 'airy';
  sidebar: 'open' | 'folded';
  language: 'fr' | 'en';
}

const choices: { [Key in keyof Preferences]: readonly Preferences[Key][] } = {
  theme: ['system', 'light', 'dark'],
  density: ['normal', 'compact', 'airy'],
  sidebar: ['open', 'folded'],
  language: ['fr', 'en'],
};
const changed = new EventTarget();

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`cochin.${key}`);
  } catch {
    return null;
  }
}

/** The stored value, or the first choice when nothing valid is stored. */
export function readPreference<Key extends keyof Preferences>(key: Key): Preferences[Key] {
  const value = stored(key);
  const known = choices[key];
  return known.find((choice) => choice === value) ?? (known[0] as Preferences[Key]);
}

function apply(): void {
  const root = document.documentElement;
  const theme = readPreference('theme');
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset['theme'] = dark ? 'cochin-nuit' : 'cochin';
  root.dataset['density'] = readPreference('density');
  root.dataset['sidebar'] = readPreference('sidebar');
  root.lang = readPreference('language');
}

function refresh(): void {
  apply();
  changed.dispatchEvent(new Event('change'));
}

/** Stores the value and applies it to the page at once. */
export function writePreference<Key extends keyof Preferences>(key: Key, value: Preferences[Key]): void {
  try {
    localStorage.setItem(`cochin.${key}`, value);
  } catch {
    // A browser that refuses storage keeps the setting for this page only.
  }
  refresh();
}

/** Keeps the page in step with the system's theme and with other tabs. */
export function followPreferences(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', refresh);
  addEventListener('storage', refresh);
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener);
  return () => changed.removeEventListener('change', listener);
}

/** The current value and a setter. */
export function usePreference<Key extends keyof Preferences>(
  key: Key,
): [Preferences[Key], (value: Preferences[Key]) => void] {
  const value = useSyncExternalStore(subscribe, () => readPreference(key));
  return [value, (next) => writePreference(key, next)];
}
