// "Voir comme": with the rights of another account, for looking only, and under one's own name in the audit log.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t));
  const admin = await new ProductClient(server.url).signIn();
  const table = { name: "Objet", slug: "objet", fields: [{ name: "Nom", slug: "nom", type: "text" }] };
  assert.equal((await admin.call("POST", "/api/v1/tables", table)).status, 201);
  for (const nom of ["visible", "caché"]) {
    assert.equal((await admin.call("POST", "/api/v1/tables/objet/records", { values: { nom } })).status, 201);
  }
  const permissions = [{ table: "objet", actions: ["read", "update"], record_filter: 'nom == "visible"' }];
  const group = await admin.call("POST", "/api/v1/groups", { name: "Peu", permissions });
  const body = { username: "claire", first_name: "Claire", password: "deux chaises vertes au fond", groups: [group.body.id] };
  const claire = await admin.call("POST", "/api/v1/users", body);
  assert.equal(claire.status, 201, claire.text);
  return { server, admin, claire: claire.body.id, given: body.password };
}

const names = async (client) => {
  const { body } = await client.call("GET", "/api/v1/tables/objet/records");
  return body.items.map((record) => record.values.nom);
};
const session = async (client) => (await client.call("GET", "/api/v1/auth/session")).body;

test("an administrator sees what another account sees, and comes back", async (t) => {
  const { admin, claire } = await begin(t);
  assert.deepEqual(await names(admin), ["visible", "caché"]);
  assert.equal((await admin.call("POST", `/api/v1/users/${claire}/view`)).status, 204);
  const seen = await session(admin);
  assert.equal(seen.user.username, "claire");
  assert.equal(seen.viewer.label, "admin");
  assert.deepEqual(Object.keys(seen.permissions.tables), ["objet"]);
  assert.deepEqual(await names(admin), ["visible"]);
  assert.equal((await admin.call("GET", "/api/v1/tables/contact/records")).status, 404);
  assert.equal((await admin.call("GET", "/api/v1/users")).status, 403);
  const state = await admin.call("POST", "/api/v1/tables/objet/form-state", { id: 1, values: {} });
  assert.equal(state.status, 200, state.text);

  assert.equal((await admin.call("DELETE", "/api/v1/auth/viewing")).status, 204);
  assert.equal((await session(admin)).viewer, null);
  assert.deepEqual(await names(admin), ["visible", "caché"]);
});

test("who sees like another account changes nothing, whatever that account may change", async (t) => {
  const { admin, claire } = await begin(t);
  await admin.call("POST", `/api/v1/users/${claire}/view`);
  const change = { values: { nom: "changé" } };
  for (const [method, path, body] of [
    ["PATCH", "/api/v1/tables/objet/records/1", change],
    ["POST", "/api/v1/tables/objet/records", change],
    ["POST", "/api/v1/batch", { operations: [] }],
    ["POST", "/api/v1/users", { username: "x" }],
    ["DELETE", `/api/v1/users/${claire}`, undefined],
    ["POST", "/api/v1/auth/tokens", { name: "x" }],
    ["POST", `/api/v1/users/${claire}/view`, undefined],
    ["POST", "/api/v1/absent", {}],
  ]) {
    const refused = await admin.call(method, path, body);
    assert.equal(refused.status, 403, `${method} ${path}`);
    assert.equal(refused.body.code, "viewing_only");
  }
  await admin.call("DELETE", "/api/v1/auth/viewing");
  assert.deepEqual(await names(admin), ["visible", "caché"]);
});

test("the view follows the rights of the account, and ends with it", async (t) => {
  const { admin, claire, server } = await begin(t);
  const other = await new ProductClient(server.url).signIn();
  await admin.call("POST", `/api/v1/users/${claire}/view`);
  assert.deepEqual(await names(admin), ["visible"]);
  assert.equal((await other.call("PATCH", `/api/v1/users/${claire}`, { groups: [] })).status, 200);
  assert.equal((await admin.call("GET", "/api/v1/tables/objet/records")).status, 404);
  assert.equal((await other.call("PATCH", `/api/v1/users/${claire}`, { is_active: false })).status, 200);
  assert.deepEqual(await names(admin), ["visible", "caché"], "a disabled account has no view");
});

test("the audit log names who looks, not whose view it is", async (t) => {
  const { admin, claire } = await begin(t);
  await admin.call("POST", `/api/v1/users/${claire}/view`);
  await admin.call("GET", "/api/v1/tables/objet/export");
  await admin.call("DELETE", "/api/v1/auth/viewing");
  const { body } = await admin.call("GET", "/api/v1/audit?limit=3");
  const told = body.items.map(({ actor, action, object }) => [actor.name, action, object]);
  assert.ok(told.some(([name, action, object]) => name === "admin" && action === "users.viewed" && object === `user:${claire}`));
  assert.ok(told.some(([name, action]) => name === "admin" && action === "records.exported"), JSON.stringify(told));
});

test("only those without limits may, and only of those with limits", async (t) => {
  const { server, admin, claire, given } = await begin(t);
  const refused = await admin.call("POST", "/api/v1/users/1/view");
  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, "sees_everything");
  assert.equal((await admin.call("POST", "/api/v1/users/999/view")).status, 404);
  const managers = await admin.call("POST", "/api/v1/groups", { name: "Comptes", rights: ["users.manage"] });
  assert.equal(managers.status, 201, managers.text);
  const paul = { username: "paul", password: given, groups: [managers.body.id] };
  assert.equal((await admin.call("POST", "/api/v1/users", paul)).status, 201);
  const manager = await new ProductClient(server.url).signInAsNewcomer("paul", given);
  const forbidden = await manager.call("POST", `/api/v1/users/${claire}/view`);
  assert.equal(forbidden.status, 403);
  assert.equal(forbidden.body.code, "forbidden");
});
