import * as v from 'valibot';

const text = v.optional(v.fallback(v.optional(v.string()), undefined));
const recordId = v.union([v.literal('new'), v.pipe(v.number(), v.integer(), v.minValue(1))]);

const recordsSearch = v.object({
  sort: text,
  filter: text,
  search: text,
  trash: v.optional(v.fallback(v.optional(v.boolean()), undefined)),
  record: v.optional(v.fallback(v.optional(recordId), undefined)),
});

/** The state of a table's page, all of it in the address. */
export function recordsSearchOf(raw: Record<string, unknown>): v.InferOutput<typeof recordsSearch> {
  return v.parse(recordsSearch, { ...raw, search: raw['search'] === undefined ? undefined : String(raw['search']) });
}

/** Where to go after signing in; only a path of this application. */
export function signInSearchOf(raw: Record<string, unknown>): { suite?: string | undefined } {
  const { suite } = raw;
  // The browser's own reading: `//host` and `/\\host` start with a slash and yet leave.
  const own = typeof suite === 'string' && suite.startsWith('/') && new URL(suite, location.origin).origin === location.origin;
  return own ? { suite } : {};
}

/** Whether the dialog that creates a table is open. */
export function tablesSearchOf(raw: Record<string, unknown>): { creer?: boolean | undefined } {
  return raw['creer'] === true ? { creer: true } : {};
}

/** The open field and the tab of the editor of fields. */
export function schemaSearchOf(raw: Record<string, unknown>): {
  champ?: string | undefined;
  onglet?: 'reglages' | undefined;
} {
  const { champ, onglet } = raw;
  return { ...(typeof champ === 'string' ? { champ } : {}), ...(onglet === 'reglages' ? { onglet } : {}) };
}
