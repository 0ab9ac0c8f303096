// Tables and fields change while others read and write them: whoever is too late is told so, nobody
// meets an internal error, and what is left fits together. The thread sanitizer's build runs it too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { askDatabase } from "../recovery/database-reader.mjs";
import { checkIntegrity, checkSchema } from "../recovery/stored-state.mjs";
import { seed, seededRandom } from "../support/seeded-random.mjs";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const kDurationMs = Number(process.env.COCHIN_STRESS_MS ?? 4000);

const tables = ["chantier", "equipe"];
const fields = ["alpha", "beta", "gamma", "delta"];
const types = ["text", "long_text", "number", "decimal", "date", "boolean"];
const valuesOfTypes = ["texte", 12, "12.50", "2024-02-29", true, null];

/** Someone at work: each step is one request about a table and a field that may not be there. */
class Person {
  constructor(client, random) {
    Object.assign(this, { client, random });
  }
  table() {
    return `/api/v1/tables/${this.random.one(tables)}`;
  }
  field() {
    return this.random.one(fields);
  }
  record() {
    return `${this.table()}/records/${this.random.between(1, 40)}`;
  }
}

class Designer extends Person {
  step() {
    const field = this.field();
    const path = `${this.table()}/fields`;
    const change = this.random.one([
      { name: `Champ ${this.random.below(100)}` },
      { type: this.random.one(types) },
      { indexed: this.random.chance(0.5) },
      { searchable: this.random.chance(0.5) },
      { required: this.random.chance(0.5) },
    ]);
    return this.random.one([
      () => this.client.call("POST", path, { name: field, slug: field, type: this.random.one(types) }),
      () => this.client.call("POST", path, { name: field, slug: field, type: this.random.one(types) }),
      () => this.client.call("PATCH", `${path}/${field}?accept_loss=true`, change),
      () => this.client.call("DELETE", `${path}/${field}`),
      () => this.client.call("POST", `${path}/${this.random.between(40, 80)}/restore`),
      () => this.client.call("POST", `${path}/order`, { fields: [...fields].reverse() }),
      () => this.changeTable(),
    ])();
  }
  changeTable() {
    const [kept, coming] = tables;
    return this.random.one([
      () => this.client.call("PATCH", `/api/v1/tables/${kept}`, { name: `Table ${this.random.below(100)}` }),
      () => this.client.call("PATCH", `/api/v1/tables/${kept}`, { indexes: [["titre", this.field()]] }),
      () => this.client.call("DELETE", `/api/v1/tables/${coming}`),
      () => this.client.call("POST", "/api/v1/tables", tableNamed(coming)),
    ])();
  }
}

class Writer extends Person {
  step() {
    const values = { titre: "t", [this.field()]: this.random.one(valuesOfTypes) };
    const operations = [1, 2].map(() => ({ op: "create", table: this.random.one(tables), values }));
    return this.random.one([
      () => this.client.call("POST", `${this.table()}/records`, { values }),
      () => this.client.call("POST", `${this.table()}/records`, { values: { titre: "t" } }),
      () => this.client.call("PATCH", this.record(), { values }),
      () => this.client.call("DELETE", this.record()),
      () => this.client.call("POST", `${this.record()}/restore`),
      () => this.client.call("POST", `${this.record()}/revert`, { version: 1 }),
      () => this.client.call("POST", "/api/v1/batch", { operations }),
    ])();
  }
}

class Reader extends Person {
  step() {
    const field = this.field();
    const path = this.random.one([
      `${this.table()}/records?sort=-${field}&total=true`,
      `${this.table()}/records?filter=${encodeURIComponent(`${field} != null`)}`,
      `${this.table()}/records?search=texte`,
      `${this.table()}/aggregate?group_by=${field}`,
      this.record(),
      `${this.record()}/history`,
      this.table(),
      "/api/v1/tables",
      "/api/v1/openapi.json",
    ]);
    return this.client.call("GET", path);
  }
}

function tableNamed(slug) {
  return { name: slug, slug, fields: [{ name: "Titre", slug: "titre", type: "text" }] };
}

test(`schema changes under reads and writes (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const data = temporaryFolder(t);
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  for (const slug of tables) {
    assert.equal((await client.call("POST", "/api/v1/tables", tableNamed(slug))).status, 201);
  }
  const end = performance.now() + kDurationMs;
  const seen = new Map();
  const work = async (person) => {
    while (performance.now() < end) {
      const answer = await person.step();
      assert.ok(answer.status < 500, `${person.constructor.name}: ${answer.text}`);
      const kind = `${person.constructor.name} ${answer.status}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
  };
  const people = [Designer, Designer, Writer, Writer, Writer, Writer, Reader, Reader, Reader, Reader];
  await Promise.all(people.map((Role) => work(new Role(client.again(), random))));
  t.diagnostic([...seen].sort().map(([kind, times]) => `${kind}: ${times}`).join(", "));
  await server.stop();
  await askDatabase(data, async (reader) => {
    await checkIntegrity(reader);
    await checkSchema(reader);
  });
});
