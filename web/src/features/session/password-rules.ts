/** A rule that can be judged while typing. The server has the last word, and knows more. */
export type LiveRule = 'long_enough' | 'mixed' | 'not_personal' | 'confirmed';

const shortest = 12;
/** From here on no kinds of characters are asked for; one character less wants three of the four. */
const simpleFrom = 15;

function kindsWanted(characters: number): number {
  if (characters >= simpleFrom) return 1;
  return characters + 1 === simpleFrom ? 3 : 4;
}

function kindsOf(password: string): number {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];
  return kinds.filter((kind) => kind.test(password)).length;
}

/** Which rules the new password keeps so far. */
export function judgePassword(password: string, confirmation: string, username: string): Record<LiveRule, boolean> {
  const characters = [...password].length;
  const name = username.toLowerCase();
  const containsName = name.length > 2 && password.toLowerCase().includes(name);
  return {
    long_enough: characters >= shortest,
    mixed: password !== '' && kindsOf(password) >= kindsWanted(characters),
    not_personal: password !== '' && !containsName,
    confirmed: password !== '' && password === confirmation,
  };
}
