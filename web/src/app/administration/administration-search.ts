import * as v from 'valibot';

const text = v.optional(v.fallback(v.optional(v.string()), undefined));
const day = v.optional(v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined));
const number = v.optional(v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), undefined));
const yes = v.optional(v.fallback(v.optional(v.literal(true)), undefined));

function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.optional(v.fallback(v.optional(v.picklist(words)), undefined));
}

const users = v.object({
  recherche: text,
  etat: oneOf(['actifs', 'desactives', 'bloques']),
  groupe: number,
  creer: yes,
});
const user = v.object({ onglet: oneOf(['sessions', 'droits']), table: text, fiche: number });
const rules = v.object({ table: text, champ: text, choix: text });
const audit = v.object({ qui: text, action: text, objet: text, issue: oneOf(['ok', 'refus']), du: day, au: day });

/** Digits alone come out of the address as a number. */
function withTexts(raw: Record<string, unknown>, ...names: string[]): Record<string, unknown> {
  return { ...raw, ...Object.fromEntries(names.map((name) => [name, raw[name] === undefined ? undefined : String(raw[name])])) };
}

/** Of which table and field rules are shown, or the table of a new one. */
export function rulesSearchOf(raw: Record<string, unknown>): v.InferOutput<typeof rules> {
  return v.parse(rules, withTexts(raw, 'table', 'champ', 'choix'));
}

/** Which accounts the list shows, and whether the dialog that creates one is open. */
export function usersSearchOf(raw: Record<string, unknown>): v.InferOutput<typeof users> {
  return v.parse(users, withTexts(raw, 'recherche'));
}

/** The tab of an account, and what its rights are asked about. */
export function userSearchOf(raw: Record<string, unknown>): v.InferOutput<typeof user> {
  return v.parse(user, raw);
}

/** Which entries of the audit log are shown. */
export function auditSearchOf(raw: Record<string, unknown>): v.InferOutput<typeof audit> {
  return v.parse(audit, withTexts(raw, 'qui'));
}
