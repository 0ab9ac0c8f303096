/** A rule that can be judged while typing. The server has the last word, and knows more. */
export type LiveRule = 'long_enough' | 'mixed' | 'not_personal' | 'confirmed';

const shortest = 12;
const kindsWanted = 3;

function kindsOf(password: string): number {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];
  return kinds.filter((kind) => kind.test(password)).length;
}

/** Which rules the new password keeps so far. */
export function judgePassword(password: string, confirmation: string, username: string): Record<LiveRule, boolean> {
  const name = username.toLowerCase();
  const containsName = name.length > 2 && password.toLowerCase().includes(name);
  return {
    long_enough: [...password].length >= shortest,
    mixed: kindsOf(password) >= kindsWanted,
    not_personal: password !== '' && !containsName,
    confirmed: password !== '' && password === confirmation,
  };
}
