// What the owner of an account is told of its safety.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const given = "deux chaises vertes au fond";

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t));
  const admin = await new ProductClient(server.url).signIn();
  const made = await admin.call("POST", "/api/v1/users", { username: "claire", password: given });
  const claire = await new ProductClient(server.url).signInAsNewcomer("claire", given);
  return { server, admin, claire, id: made.body.id };
}

const noticesOf = async (client) => (await client.call("GET", "/api/v1/auth/notices")).body.items;
const newOnes = async (client) => (await noticesOf(client)).filter((notice) => notice.is_new).map(({ kind }) => kind);

test("what one does oneself is listed, and is no news in the same session", async (t) => {
  const { claire } = await begin(t);
  const kinds = (await noticesOf(claire)).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["password_changed", "new_device"]);
  assert.deepEqual(await newOnes(claire), []);
  const [notice] = await noticesOf(claire);
  assert.equal(notice.address, "127.0.0.1");
  assert.ok(Date.now() - Date.parse(notice.at) < 60_000);
});

test("failures, another browser and another address are news until they are seen", async (t) => {
  const { server, admin, claire, id } = await begin(t);
  const stranger = new ProductClient(server.url);
  assert.equal((await stranger.signInWith("faux mot de passe", "claire")).status, 401);
  assert.deepEqual(await newOnes(claire), ["sign_in_failed"]);
  const other = new ProductClient(server.url);
  assert.equal((await other.signInWith("girafe papier lundi racine", "claire")).status, 200);
  assert.deepEqual(await newOnes(claire), ["new_device", "sign_in_failed"]);
  assert.equal((await admin.call("PATCH", `/api/v1/users/${id}`, { email: "claire@exemple.fr" })).status, 200);
  assert.deepEqual(await newOnes(claire), ["email_changed", "new_device", "sign_in_failed"]);

  const [newest] = await noticesOf(claire);
  assert.equal((await claire.call("POST", "/api/v1/auth/notices/seen", { id: newest.id })).status, 204);
  assert.deepEqual(await newOnes(claire), []);
  assert.equal((await noticesOf(claire)).length, 5, "they stay listed");
  await claire.call("POST", "/api/v1/auth/notices/seen", { id: 1 });
  assert.deepEqual(await newOnes(claire), [], "never back");
});

test("nobody reads the notices of another account", async (t) => {
  const { admin, claire } = await begin(t);
  const own = await noticesOf(admin);
  const hers = await noticesOf(claire);
  assert.ok(own.every(({ id }) => hers.every((notice) => notice.id !== id)));
  assert.equal((await claire.call("POST", "/api/v1/auth/notices/seen", {})).status, 422);
});
