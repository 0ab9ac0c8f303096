// Every route, whatever it answers, with a session and without: the headers that protect the browser
// are there (W-02 to W-05, W-07, W-08), and asking changes nothing (W-12).
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { askDatabase } from "../recovery/database-reader.mjs";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const expected = {
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

const parameters = { table: "contact", field: "nom", id: "1", user: "1", session: "1" };

function checkHeaders(answer, what) {
  const { headers, status } = answer;
  for (const [name, value] of Object.entries(expected)) assert.equal(headers.get(name), value, `${what}: ${name}`);
  assert.match(headers.get("content-security-policy"), /default-src 'none'.*frame-ancestors 'none'|^sandbox/, what);
  assert.match(headers.get("permissions-policy"), /camera=\(\)/, what);
  assert.equal(headers.get("server"), null, what);
  assert.equal(headers.get("x-powered-by"), null, what);
  assert.ok(status < 500, `${what}: ${status}`);
  if (status !== 204 && status !== 304) {
    assert.match(headers.get("content-type") ?? "", /^(application\/(problem\+)?json|text\/\w+; charset=utf-8)/, what);
  }
}

/** The rows of everything but who was seen when, what was asked, and the audit log. */
async function contents(data) {
  const changing = /^(sqlite_|authentication_(session|attempt)|audit_|database_(idempotency|setting))/;
  return askDatabase(data, async (reader) => {
    const tables = await reader.rows("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name");
    const rows = {};
    for (const [name] of tables) if (!changing.test(name)) rows[name] = await reader.rows(`SELECT * FROM "${name}"`);
    return rows;
  });
}

test("every route protects the browser, and asking changes nothing", async (t) => {
  const data = join(temporaryFolder(t), "data");
  const server = await startServer(t, data);
  const stranger = new ProductClient(server.url);
  const client = await new ProductClient(server.url).signIn();
  await client.call("POST", "/api/v1/tables/contact/records", { values: { nom: "Curie", prenom: "Marie" } });
  const { body: document } = await client.call("GET", "/api/v1/openapi.json");
  const before = await contents(data);
  let asked = 0;
  for (const [pattern, methods] of Object.entries(document.paths)) {
    const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name) => parameters[name] ?? "1");
    const gets = methods.get ? [["GET", client], ["GET", stranger]] : [];
    const unsafe = Object.keys(methods).filter((method) => ["post", "patch", "put", "delete"].includes(method));
    // Without a body or a session they are refused, which is an answer like any other.
    for (const [method, who] of [...gets, ...unsafe.map((name) => [name.toUpperCase(), stranger])]) {
      const answer = await who.call(method, path);
      checkHeaders(answer, `${method} ${path}`);
      if (path.startsWith("/api/v1/")) assert.equal(answer.headers.get("cache-control"), "no-store", `${method} ${path}`);
      asked += 1;
    }
  }
  for (const path of ["/", "/t/projet", "/nulle-part", "/api/docs", "/api/v1/nulle-part", "/healthz", "/%00", "/assets/absent.js"]) {
    checkHeaders(await client.call("GET", path), path);
  }
  assert.ok(asked > 80, `${asked} requests`);
  assert.deepEqual(await contents(data), before);
});

test("an asset may be kept, a page with data may not, and there are no source maps", async (t) => {
  const server = await startServer(t, join(temporaryFolder(t), "data"));
  const client = new ProductClient(server.url);
  const page = await client.call("GET", "/");
  const asset = page.text.match(/\/assets\/[\w.-]+\.js/)[0];
  const script = await client.call("GET", asset);
  assert.match(script.headers.get("cache-control"), /immutable/);
  assert.doesNotMatch(script.text, /sourceMappingURL/);
  assert.notEqual((await client.call("GET", `${asset}.map`)).headers.get("content-type"), "application/json");
});
