// The commands about accounts and the audit log, as an operator runs them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { oneTimeCode, seedOf } from "../support/one-time-code.mjs";
import { ProductClient, password } from "./product-client.mjs";
import { program, startServer, temporaryFolder } from "./running-server.mjs";

function run(words, { input = "", environment = {} } = {}) {
  const env = { ...process.env, ...environment };
  const ended = spawnSync(program, words, { input, encoding: "utf8", env });
  return { code: ended.status, text: ended.stdout + ended.stderr };
}

const verify = (data, ...more) => run(["audit", "verify", "--data", data, ...more]);

/** Changes the database of a stopped server with the guards of the log taken away. */
function tamper(data, sql) {
  const database = new DatabaseSync(join(data, "db", "db.sqlite3"));
  const guards = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'audit%'").all();
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  database.close();
}

const headOf = (data) => readFileSync(join(data, "logs", "audit.head"), "utf8").trim();

// L-05
test("audit verify finds the log intact beside the server and names what was altered after it", async (t) => {
  const data = join(temporaryFolder(t), "data");
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  await client.call("POST", "/api/v1/tables", { name: "Essai", fields: [] });
  const beside = verify(data);
  assert.equal(beside.code, 0, beside.text);
  assert.match(beside.text, /Le journal est intact/);
  await server.stop();

  const stopped = verify(data);
  assert.equal(stopped.code, 0, stopped.text);
  const [head] = headOf(data).split(" ");
  const noted = headOf(data);

  tamper(data, "UPDATE audit_entry SET actor = 'luc' WHERE id = 5");
  const edited = verify(data);
  assert.equal(edited.code, 1);
  assert.match(edited.text, /à partir de l’entrée n°\u00a05\./);
  tamper(data, "UPDATE audit_entry SET actor = 'system' WHERE id = 5");
  assert.equal(verify(data).code, 0);

  tamper(data, `DELETE FROM audit_entry WHERE id = ${head}`);
  assert.match(verify(data).text, /et les suivantes ont été supprimées/);
  writeFileSync(join(data, "logs", "audit.head"), "");
  assert.match(verify(data).text, /logs\/audit\.head manque/);
  const elsewhere = verify(data, "--head", noted);
  assert.equal(elsewhere.code, 1);
  assert.match(elsewhere.text, new RegExp(`L’entrée n°\u00A0${head}`));
});

test("a server that finds its log cut off says so in the log", async (t) => {
  const data = join(temporaryFolder(t), "data");
  await (await startServer(t, data)).stop();
  tamper(data, "DELETE FROM audit_entry WHERE action = 'server.stopped'");
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  const { body } = await client.call("GET", "/api/v1/audit?action=audit.damaged");
  assert.equal(body.items.length, 1);
  assert.equal(body.items[0].outcome, "audit_damaged");
});

// L-01
test("the log tells the first start, every start and every stop", async (t) => {
  const data = join(temporaryFolder(t), "data");
  await (await startServer(t, data)).stop();
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  const list = async (query) => (await client.call("GET", `/api/v1/audit?${query}`)).body.items;
  assert.deepEqual((await list("action=server")).map((entry) => entry.action),
    ["server.started", "server.stopped", "server.started"]);
  assert.equal((await list("action=tables.created")).length, 6);
  const [created] = await list("action=users.created");
  assert.equal(created.actor, null);
  assert.equal(created.after.username, "admin");
  const [entered] = await list("action=auth.signed_in");
  assert.equal(entered.address, "127.0.0.1");
  assert.match(entered.request_id, /^[a-z2-7]{26}$/);
});

test("the head outside the database follows the log within seconds", async (t) => {
  const data = join(temporaryFolder(t), "data");
  const server = await startServer(t, data);
  const before = headOf(data);
  await new ProductClient(server.url).signIn();
  for (let i = 0; i < 100 && headOf(data) === before; i += 1) await wait(100);
  assert.notEqual(headOf(data), before);
});

//
test("unlock ends the pause of an account, on a stopped server only", async (t) => {
  const data = join(temporaryFolder(t), "data");
  const first = await startServer(t, data);
  const client = await new ProductClient(first.url).signIn();
  for (let i = 0; i < 5; i += 1) await client.signInWith("faux");
  assert.equal((await client.signInWith(password)).status, 429);

  const refused = run(["unlock", "admin", "--data", data]);
  assert.equal(refused.code, 1);
  assert.match(refused.text, /Le serveur tourne sur ce dossier/);
  await first.stop();
  assert.equal(run(["unlock", "personne", "--data", data]).code, 1);
  const done = run(["unlock", "ADMIN", "--data", data]);
  assert.equal(done.code, 0, done.text);

  const second = await startServer(t, data);
  const again = new ProductClient(second.url);
  assert.equal((await again.signInWith(password)).status, 200);
  const { body } = await again.call("GET", "/api/v1/audit?action=users.unlocked");
  assert.equal(body.items[0].address, "console");
  assert.equal(verify(data).code, 0);
});

// who has lost his telephone and his codes asks whoever owns the machine.
test("remove_second_factor lets the only administrator in again", async (t) => {
  const data = join(temporaryFolder(t), "data");
  const first = await startServer(t, data);
  const client = await new ProductClient(first.url).signIn();
  const { body: offer } = await client.call("POST", "/api/v1/auth/totp");
  const code = oneTimeCode(seedOf(offer.otpauth_uri));
  const confirmed = await client.call("POST", "/api/v1/auth/totp/confirm", { code });
  assert.equal(confirmed.status, 200, confirmed.text);
  assert.equal((await new ProductClient(first.url).signInWith(password)).body.second_factor_required, true);
  await first.stop();
  const done = run(["remove_second_factor", "admin", "--data", data]);
  assert.equal(done.code, 0, done.text);
  const second = await startServer(t, data);
  const again = new ProductClient(second.url);
  assert.equal((await again.signInWith(password)).body.second_factor_required, false);
  const { body } = await again.call("GET", "/api/v1/audit?action=auth.second_factor_changed");
  assert.deepEqual(body.items[0].after, { second_factor: false });
});

test("create_superuser makes an account that may do everything, under the same rules", async (t) => {
  const data = join(temporaryFolder(t), "data");
  const make = (words, input) => run(["create_superuser", ...words, "--data", data], { input });
  const weak = make(["Claire"], "court\n");
  assert.equal(weak.code, 1);
  assert.match(weak.text, /au moins 15 caractères/);
  assert.equal(make(["Claire"], "").code, 1);
  const made = make(["Claire"], `${password}\n`);
  assert.equal(made.code, 0, made.text);
  assert.doesNotMatch(made.text, /girafe/);
  assert.equal(make(["claire"], `${password}\n`).code, 1);
  assert.equal(make([], `${password}\n`).code, 0);

  const server = await startServer(t, data);
  const client = new ProductClient(server.url);
  const entered = await client.call("POST", "/api/v1/auth/login", { username: "claire", password });
  assert.equal(entered.body.user.is_superuser, true);
  assert.equal(entered.body.password_change_required, false);
  const { body } = await client.call("GET", "/api/v1/audit?action=users.created");
  assert.deepEqual(body.items.map((entry) => entry.after.username), ["admin", "Claire"]);
  assert.equal((await client.call("GET", "/api/v1/audit?action=audit.damaged")).body.items.length, 0);
  assert.match(make(["luc"], `${password}\n`).text, /Le serveur tourne sur ce dossier/);
});

// L-06
test("a retention outside six to twelve months stops the start", () => {
  for (const months of ["5", "13", "abc"]) {
    const ended = run(["serve", "--port", "0"], { environment: { AUDIT_RETENTION_MONTHS: months } });
    assert.equal(ended.code, 1);
    assert.match(ended.text, /AUDIT_RETENTION_MONTHS doit être un nombre entier compris entre 6 et 12/);
  }
});
