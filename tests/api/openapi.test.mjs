// The OpenAPI document from outside: closed to strangers, and following the tables as they change.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

async function schemasFor(client) {
  const document = await client.call("GET", "/api/v1/openapi.json");
  assert.equal(document.status, 200);
  return document.body.components.schemas;
}

test("the document asks for a session", async (t) => {
  const client = new ProductClient((await startServer(t, temporaryFolder(t))).url);
  const { status, body } = await client.call("GET", "/api/v1/openapi.json");
  assert.equal(status, 401);
  assert.equal(body.code, "unauthenticated");
});

test("the document follows the tables and the choices", async (t) => {
  const client = new ProductClient((await startServer(t, temporaryFolder(t))).url);
  await client.signIn();
  const before = await schemasFor(client);
  const statuses = before.Changes_projet.properties.statut.enum;
  assert.deepEqual(new Set(statuses), new Set(["en_cours", "en_attente", "termine", "annule", null]));
  assert.equal(before.Values_atelier, undefined);
  const table = { name: "Atelier", fields: [{ name: "Titre", type: "text", required: true }] };
  assert.equal((await client.call("POST", "/api/v1/tables", table)).status, 201);
  const after = await schemasFor(client);
  assert.deepEqual(after.NewValues_atelier.required, ["titre"]);
  assert.ok(after.RecordCreation.properties.values.anyOf.some(({ $ref }) => $ref.endsWith("/NewValues_atelier")));
});
