// Input that nobody means, on every route of the OpenAPI document: refused without an internal
// error, and nothing of what is stored has changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { DatabaseReader } from "../recovery/database-reader.mjs";
import { seed, seededRandom } from "../support/seeded-random.mjs";
import { ProductClient } from "./product-client.mjs";
import { RequestDrawing } from "./request-drawing.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const count = Number(process.env.COCHIN_FUZZ_REQUESTS ?? 1500);

// What the server writes of itself even when it refuses: who was there, failed attempts.
const content = /^(?:database_(?!idempotency)\w+|auth_\w+|conditional_\w+|t\d+)$/;

/** Everything stored that a refused request must leave alone. */
class Content {
  constructor(data) {
    this.reader = new DatabaseReader(data);
  }

  /** By table. */
  async read() {
    const [[version]] = await this.reader.rows("PRAGMA data_version");
    if (version === this.version) return this.last;
    const tables = await this.reader.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    const names = tables.flat().filter((name) => content.test(name));
    const rows = await Promise.all(names.map((name) => this.reader.rows(`SELECT * FROM ${name}`)));
    this.version = version;
    this.last = new Map(names.map((name, i) => [name, JSON.stringify(rows[i])]));
    return this.last;
  }

  /** The tables that have changed since `before`. */
  async changedSince(before) {
    const now = await this.read();
    return [...now.keys(), ...before.keys()].filter((name) => now.get(name) !== before.get(name));
  }

  close() {
    this.reader.close();
  }
}

const everyType = {
  name: "Tout",
  slug: "tout",
  fields: [
    { name: "Texte", slug: "texte", type: "text", unique: true },
    { name: "Notes", slug: "notes", type: "long_text" },
    { name: "Nombre", slug: "nombre", type: "number" },
    { name: "Montant", slug: "montant", type: "decimal" },
    { name: "Jour", slug: "jour", type: "date" },
    { name: "Instant", slug: "instant", type: "datetime" },
    { name: "Actif", slug: "actif", type: "boolean" },
    { name: "Statut", slug: "statut", type: "choice", options: { category: "statut_projet" } },
    { name: "Contact", slug: "contact", type: "foreign_key", options: { table: "contact" } },
    { name: "Pièces", slug: "pieces", type: "file" },
  ],
};

async function expectStatus(call, status) {
  const answer = await call;
  assert.equal(answer.status, status, answer.text);
}

async function fill(client) {
  await expectStatus(client.call("POST", "/api/v1/tables", everyType), 201);
  for (let i = 0; i < 3; i += 1) {
    await expectStatus(client.call("POST", "/api/v1/tables/contact/records", { values: { nom: `Nom ${i}` } }), 201);
    const values = { texte: `t${i}`, notes: "n", nombre: i, montant: "1.50", jour: "2024-02-29", actif: true, statut: "termine", contact: 1 };
    await expectStatus(client.call("POST", "/api/v1/tables/tout/records", { values }), 201);
  }
}

/** Routes that end the session, or that cost a password's hash each, come now and then. */
function isSpared({ path }, random) {
  if (path === "/api/v1/auth/logout" || /\/sessions|\/users\/bulk$/.test(path)) return true;
  return path.startsWith("/api/v1/auth/") && !random.chance(0.1);
}

function checkAnswer({ operation, method, path, body }, answer) {
  const shown = `${method} ${path.slice(0, 200)} ${typeof body === "string" ? body.slice(0, 300) : body}\n→ ${answer.status} ${answer.text.slice(0, 300)}`;
  assert.ok(answer.status < 500, shown);
  assert.ok(answer.status in operation.responses || "default" in operation.responses, shown);
  if (answer.status < 400) return;
  assert.equal(answer.headers.get("content-type"), "application/problem+json", shown);
  assert.match(answer.body.code, /^[a-z_]+$/, shown);
  assert.doesNotMatch(answer.body.detail ?? "", /sqlite \d|constraint failed|no such (?:table|column)|syntax error near/i, shown);
}

/** A job that was started may change things until it has ended. */
async function finishJob(client, id) {
  for (;;) {
    const { body } = await client.call("GET", `/api/v1/job-runs/${id}`);
    if (!["queued", "running"].includes(body.state)) return;
    await wait(10);
  }
}

async function prepare(t) {
  const data = temporaryFolder(t);
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  await fill(client);
  const stored = new Content(data);
  t.after(() => stored.close());
  const { body } = await client.call("GET", "/api/v1/openapi.json");
  const { items } = (await client.call("GET", "/api/v1/tables")).body;
  const names = {
    table: items.flatMap(({ slug, id }) => [slug, id]),
    field: items.flatMap(({ fields }) => fields.map(({ slug }) => slug)),
    id: [1, 2, 3, 4],
  };
  const drawing = new RequestDrawing(body, seededRandom(seed), names);
  return { server, client, stored, drawing };
}

test(`${count} hostile requests change nothing (COCHIN_SEED=${seed})`, async (t) => {
  const { client, stored, drawing } = await prepare(t);
  const seen = new Map();
  let before = await stored.read();
  for (let i = 0; i < count; i += 1) {
    const operation = drawing.random.one(drawing.operations);
    if (isSpared(operation, drawing.random)) continue;
    const request = drawing.draw(operation);
    const answer = await client.send(request.method, request.path, request.body, request.headers);
    checkAnswer(request, answer);
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    if (answer.status === 202) await finishJob(client, answer.body.id);
    if (answer.status >= 400) {
      assert.deepEqual(await stored.changedSince(before), [], `changed by ${request.method} ${request.path}`);
    }
    before = await stored.read();
  }
  await expectStatus(client.call("GET", "/api/v1/auth/session"), 200);
  t.diagnostic([...seen].sort().map(([status, times]) => `${status}: ${times}`).join(", "));
});

test("bodies of 10 MB are refused or stored whole, on every route", async (t) => {
  const { client, stored, drawing } = await prepare(t);
  const text = JSON.stringify({ name: "n".repeat(10 * 1024 * 1024) });
  for (const operation of drawing.operations) {
    const content = operation.requestBody?.content;
    if (!content) continue;
    const before = await stored.read();
    const form = new FormData();
    form.set("file", new Blob([`nom\n${text}`]), "large.csv");
    const isForm = "multipart/form-data" in content;
    const path = operation.path.replace("{table}", "contact").replace("{field}", "nom").replace("{id}", "1");
    const answer = await client.send(operation.method, path, isForm ? form : text, isForm ? { "Content-Type": undefined } : {});
    checkAnswer({ operation, method: operation.method, path, body: "10 MB" }, answer);
    if (!isForm) assert.equal(answer.status, 413, path);
    if (answer.status === 202) await finishJob(client, answer.body.id);
    if (answer.status >= 400) assert.deepEqual(await stored.changedSince(before), []);
  }
});
