// Clients that change everything a client can change, and keep a ledger of what was acknowledged.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";

const table = "journal";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** The table that the clients write into. */
export async function makeTable(client) {
  const journal = {
    name: "Journal",
    slug: table,
    fields: [
      { name: "Clé", slug: "cle", type: "text", required: true },
      { name: "Valeur", slug: "valeur", type: "number" },
      { name: "Statut", slug: "statut", type: "choice", options: { category: "statut_projet" } },
    ],
  };
  const made = await client.call("POST", "/api/v1/tables", journal);
  assert.equal(made.status, 201, made.text);
}

/** One person who writes records, and remembers those that are theirs. */
class Writer {
  constructor(client, ledger, random, name) {
    Object.assign(this, { client, ledger, random, name, own: [], count: 0 });
  }

  newState() {
    this.count += 1;
    return { kind: "record", key: `${this.name}-${this.count}`, version: 1, value: this.random.below(1000), deleted: false };
  }

  async step() {
    const choice = this.random.next();
    if (choice < 0.05) return this.upload();
    if (choice < 0.15) return this.createSeveral();
    if (choice < 0.4 && this.own.length > 0) return this.update();
    if (choice < 0.45 && this.own.length > 0) return this.remove();
    return this.create();
  }

  async create() {
    const state = this.newState();
    // A retry after the crash must find the first answer.
    state.retry = `retry-${state.key}`;
    const answer = await this.ledger.change([state], () => createRecord(this.client, state));
    if (answer.status === 201) this.own.push({ ...state, id: answer.body.id });
    return answer;
  }

  async createSeveral() {
    const states = [this.newState(), this.newState(), this.newState()];
    const operations = states.map((state) => ({ op: "create", table, values: valuesOf(state) }));
    return this.ledger.change(states, () => this.client.call("POST", "/api/v1/batch", { operations }));
  }

  async update() {
    const old = this.random.one(this.own);
    // Another value than before: else nothing would change, not even the version.
    const value = old.value + 1 + this.random.below(1000);
    const state = { ...old, version: old.version + 1, value, retry: undefined };
    const answer = await this.ledger.change([state], () =>
      this.client.call("PATCH", pathOf(old), { values: { valeur: state.value } }, { "If-Match": `"${old.version}"` }),
    );
    if (answer.status === 200) Object.assign(old, state);
    return answer;
  }

  async remove() {
    const old = this.random.one(this.own);
    this.own.splice(this.own.indexOf(old), 1);
    const state = { ...old, version: old.version + 1, deleted: true, retry: undefined };
    return this.ledger.change([state], () =>
      this.client.call("DELETE", pathOf(old), undefined, { "If-Match": `"${old.version}"` }),
    );
  }

  async upload() {
    this.count += 1;
    const text = `${this.name} ${this.count} ${"x".repeat(this.random.below(5000))}`;
    const state = { kind: "file", key: `${this.name}-file-${this.count}`, sha256: sha256(text) };
    const form = new FormData();
    form.set("file", new Blob([text]), `${state.key}.txt`);
    return this.ledger.change([state], () =>
      this.client.send("POST", "/api/v1/files", form, { "Content-Type": undefined }),
    );
  }
}

/** One person who makes a table meanwhile, adds fields to it, and puts some in the trash. */
class Designer {
  constructor(client, ledger, random, name) {
    Object.assign(this, { client, ledger, random, name, own: [], count: 0 });
  }

  async step() {
    if (!this.table) return this.createTable();
    if (this.own.length > 3) return this.removeField();
    this.count += 1;
    const slug = `${this.name}_${this.count}`.replaceAll("-", "_");
    const state = { kind: "field", key: slug, deleted: false };
    const field = { name: slug, slug, type: this.random.one(["text", "number", "date", "boolean"]) };
    const answer = await this.ledger.change([state], () =>
      this.client.call("POST", `${this.table}/fields`, field),
    );
    if (answer.status === 201) this.own.push(slug);
    return answer;
  }

  async createTable() {
    const slug = `atelier_${this.name}`.replaceAll("-", "_");
    const definition = { name: slug, slug, fields: [{ name: "Titre", type: "text" }] };
    const answer = await this.ledger.change([{ kind: "table", key: slug }], () =>
      this.client.call("POST", "/api/v1/tables", definition),
    );
    this.table = `/api/v1/tables/${slug}`;
    return answer;
  }

  async removeField() {
    const slug = this.own.shift();
    return this.ledger.change([{ kind: "field", key: slug, deleted: true }], () =>
      this.client.call("DELETE", `${this.table}/fields/${slug}`),
    );
  }
}

const valuesOf = ({ key, value }) => ({ cle: key, valeur: value, statut: "en_cours" });
const pathOf = ({ id }) => `/api/v1/tables/${table}/records/${id}`;

/** Creates the record of `state`; again with the same retry key it does nothing more. */
export function createRecord(client, state) {
  const headers = state.retry ? { "Idempotency-Key": state.retry } : {};
  return client.call("POST", `/api/v1/tables/${table}/records`, { values: valuesOf(state) }, headers);
}

/**
 * Lets `writers` people write and one change tables until the server is gone, refuses something
 * or `isOver` says so. Gives the answers that were not successes.
 */
export async function runWorkload({ client, ledger, random, round, writers = 8, isOver = () => false }) {
  const refused = [];
  const work = async (person) => {
    while (refused.length === 0 && !isOver()) {
      try {
        const answer = await person.step();
        if (answer.status >= 300) refused.push(answer);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // fetch: the connection broke
        return;
      }
    }
  };
  const people = Array.from({ length: writers }, (_, i) => new Writer(client.again(), ledger, random, `r${round}-w${i}`));
  await Promise.all([...people, new Designer(client.again(), ledger, random, `r${round}`)].map(work));
  return refused;
}
