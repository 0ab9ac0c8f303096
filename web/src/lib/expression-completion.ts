/** What may stand at a place of an expression, from the names that are known there. Pure: it asks nobody. */

export interface NamedField {
  slug: string;
  name: string;
  type: string;
  /** Of a choice. */
  category?: string | null | undefined;
  /** Of a link: the table that it leads to. */
  table?: string | null | undefined;
}

export interface NamedTable {
  slug: string;
  name: string;
  fields: readonly NamedField[];
}

/** The names of a place: whose fields stand without a prefix, and what `record` and `option` are. */
export interface ExpressionNames {
  here?: string | undefined;
  record?: string | undefined;
  option?: string | undefined;
}

export interface Completion {
  /** What replaces the word. */
  text: string;
  hint: string;
}

export interface Completions {
  from: number;
  to: number;
  items: Completion[];
  /** The list of choices whose values are wanted here; `items` is empty then. */
  category?: string;
}

const systemColumns = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'];
const functions = ['today()', 'now()', 'days(', 'date("', 'timestamp("', 'duration("', 'has(', 'size(', 'fold('];
const methods = ['contains("', 'startsWith("', 'endsWith("', 'matches("'];
const mine = ['id', 'username', 'groups'];

/** Where the string begins in which `caret` stands; -1 outside of strings. */
function openString(text: string, caret: number): number {
  let start = -1;
  for (let at = 0; at < caret; at += 1) {
    const sign = text[at];
    if (start >= 0 && sign === '\\') at += 1;
    else if (start >= 0 && sign === text[start]) start = -1;
    else if (start < 0 && (sign === '"' || sign === "'")) start = at;
  }
  return start;
}

class Names {
  readonly #tables: readonly NamedTable[];
  readonly #names: ExpressionNames;

  constructor(tables: readonly NamedTable[], names: ExpressionNames) {
    this.#tables = tables;
    this.#names = names;
  }

  table(slug: string | null | undefined): NamedTable | undefined {
    return this.#tables.find((table) => table.slug === slug);
  }

  /** The field that a path such as `record.contact.nom` ends at. */
  field(path: readonly string[]): NamedField | undefined {
    const owner = this.owner(path.slice(0, -1));
    return owner?.fields.find(({ slug }) => slug === path.at(-1));
  }

  /** The table whose fields may follow a path; undefined when none may. */
  owner(path: readonly string[]): NamedTable | undefined {
    const [first, ...rest] = path;
    if (first === undefined) return this.table(this.#names.here);
    const root = first === 'record' || first === 'option' ? this.table(this.#names[first]) : undefined;
    let table = root ?? this.table(this.#names.here);
    for (const step of root ? rest : path) {
      const field = table?.fields.find(({ slug }) => slug === step);
      table = field?.type === 'foreign_key' ? this.table(field.table) : undefined;
    }
    return table;
  }

  roots(): Completion[] {
    return (['record', 'option'] as const).flatMap((root) => {
      const table = this.table(this.#names[root]);
      return table ? [{ text: root, hint: table.name }] : [];
    });
  }
}

function wordsAfter(path: readonly string[], names: Names): Completion[] {
  if (path.length === 1 && path[0] === 'me') return mine.map((text) => ({ text, hint: '' }));
  const owner = names.owner(path);
  const fields = (owner?.fields ?? []).map(({ slug, name }) => ({ text: slug, hint: name }));
  if (path.length > 0) {
    const text = names.field(path)?.type;
    if (text === 'text' || text === 'long_text') return methods.map((method) => ({ text: method, hint: '' }));
    return owner ? [...fields, ...systemColumns.map((each) => ({ text: each, hint: '' }))] : [];
  }
  const further = [...functions, 'me', 'true', 'false', 'null', ...(owner ? systemColumns : [])];
  return [...fields, ...names.roots(), ...further.map((text) => ({ text, hint: '' }))];
}

/** What may replace the word before `caret`; undefined where nothing is known to. */
export function completionsAt(text: string, caret: number, tables: readonly NamedTable[], places: ExpressionNames): Completions | undefined {
  const names = new Names(tables, places);
  const quote = openString(text, caret);
  if (quote >= 0) {
    const before = /([A-Za-z_][\w.]*)\s*(?:==|!=|in\s*\[[^\]]*)\s*$/.exec(text.slice(0, quote));
    const field = before ? names.field((before[1] ?? '').split('.')) : undefined;
    if (field?.type !== 'choice' || !field.category) return undefined;
    return { from: quote + 1, to: caret, items: [], category: field.category };
  }
  const word = /[A-Za-z_][\w.]*$/.exec(text.slice(0, caret))?.[0] ?? '';
  if (word === '') return undefined;
  const path = word.split('.');
  const typed = path.pop() ?? '';
  const items = matching(wordsAfter(path, names), typed);
  if (items.length === 0 || (items.length === 1 && items[0]?.text === typed)) return undefined;
  return { from: caret - typed.length, to: caret, items };
}

/** Those that begin with what was typed, then those whose hint holds it; ten at most. */
export function matching(items: readonly Completion[], typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  const begins = items.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  const holds = items.filter((item) => !begins.includes(item) && wanted.length > 1 && item.hint.toLowerCase().includes(wanted));
  return [...begins, ...holds].slice(0, 10);
}
