import type { User } from '@/api/types';

/** First and last name, or the name used to sign in. */
export function nameOf(user: User): string {
  const full = [user.first_name, user.last_name].filter(Boolean).join(' ').trim();
  return full === '' ? user.username : full;
}

/** Two letters for the avatar. */
export function initialsOf(user: User): string {
  const words = nameOf(user).split(/[\s.-]+/).filter(Boolean);
  const letters = words.length > 1 ? `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}` : (words[0] ?? '').slice(0, 2);
  return letters.toLocaleUpperCase('fr');
}
