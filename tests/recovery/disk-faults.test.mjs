// Disks that fail or fill under the running server: it says so, keeps its promises, and goes on as
// far as it honestly can.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, cpSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "../api/product-client.mjs";
import { program, startServer, temporaryFolder } from "../api/running-server.mjs";
import { freePort } from "../support/free-port.mjs";
import { seed, seededRandom } from "../support/seeded-random.mjs";
import { askDatabase } from "./database-reader.mjs";
import { Ledger } from "./ledger.mjs";
import { checkIntegrity, checkStored } from "./stored-state.mjs";
import { fault, UnreliableDisk } from "./unreliable-disk.mjs";
import { createRecord, makeTable, runWorkload } from "./workload.mjs";

const records = "/api/v1/tables/journal/records";

/** A server on an unreliable disk, with the tables, a ledger and someone who has signed in. */
async function begin(t) {
  const folder = temporaryFolder(t);
  const disk = new UnreliableDisk(folder);
  const ledger = new Ledger(join(folder, "ledger"));
  const server = await startServer(t, disk.data, { environment: disk.environment });
  const client = await new ProductClient(server.url).signIn();
  await makeTable(client);
  return { folder, disk, ledger, server, client, random: seededRandom(seed) };
}

let next = 0;
function newRecord() {
  next += 1;
  return { kind: "record", key: `single-${next}`, version: 1, value: next, deleted: false };
}

function createOne(client, ledger) {
  const state = newRecord();
  return ledger.change([state], () => createRecord(client, state));
}

test("a sync that fails ends the acknowledgements until a restart", async (t) => {
  const { disk, ledger, server, client, random } = await begin(t);
  const load = runWorkload({ client, ledger, random, round: 1 });
  await wait(300);
  disk.setFault(fault.syncFails);
  const refused = await load;
  assert.ok(refused.length > 0 && refused.every(({ status }) => status === 503));
  disk.setFault(fault.none);

  const acknowledged = ledger.acknowledged;
  for (let i = 0; i < 5; i += 1) assert.equal((await createOne(client, ledger)).status, 503);
  assert.equal(ledger.acknowledged, acknowledged);
  const ready = await client.call("GET", "/readyz");
  assert.equal(ready.status, 503);
  assert.equal(ready.body.code, "storage_failed");
  assert.match(ready.body.detail, /disque/);
  assert.equal((await client.call("GET", "/healthz")).status, 200);
  assert.equal((await client.call("GET", records)).status, 200);

  // What no sync confirmed is gone with the power.
  disk.cutNow();
  await server.kill();
  disk.reset();
  const again = await startServer(t, disk.data, { environment: disk.environment });
  await checkStored(disk.data, ledger);
  client.url = again.url;
  assert.equal((await client.call("GET", "/readyz")).status, 200);
  assert.equal((await createOne(client, ledger)).status, 201);
});

function upload(client, content, name) {
  const form = new FormData();
  form.set("file", new Blob([content]), name);
  return client.send("POST", "/api/v1/files", form, { "Content-Type": undefined });
}

function filesIn(folder) {
  const paths = readdirSync(folder, { recursive: true }).map((path) => join(folder, path));
  return paths.filter((path) => !statSync(path).isDirectory());
}

test("a file whose sync fails is refused like a record, and nothing refers to it", async (t) => {
  const { disk, server, client } = await begin(t);
  disk.setFault(fault.syncFails);
  const refused = await upload(client, "a file that no disk keeps", "file.txt");
  assert.equal(refused.status, 503, refused.text);
  assert.equal(refused.body.code, "storage_failed");
  disk.setFault(fault.none);
  // What the disk says of files can no longer be trusted.
  assert.equal((await upload(client, "another", "other.txt")).body.code, "storage_failed");
  assert.equal((await client.call("GET", "/readyz")).body.code, "storage_failed");
  assert.deepEqual(filesIn(join(disk.data, "media")), []);
  await server.stop();
  assert.deepEqual(await askDatabase(disk.data, (reader) => reader.rows("SELECT name FROM database_file")), []);

  const again = await startServer(t, disk.data, { environment: disk.environment });
  client.url = again.url;
  assert.equal((await client.call("GET", "/readyz")).status, 200);
  const stored = await upload(client, "a file that no disk keeps", "file.txt");
  assert.equal(stored.status, 201, stored.text);
  assert.equal((await client.call("GET", stored.body.url)).text, "a file that no disk keeps");
});

/** Writes until the disk is full; gives the refusal. */
async function fill(client, ledger) {
  for (;;) {
    const answer = await createOne(client, ledger);
    if (answer.status !== 201) return answer;
  }
}

test("a full disk refuses writes, keeps what is there, and needs no help when space returns", async (t) => {
  const { disk, ledger, server, client } = await begin(t);
  for (let i = 0; i < 20; i += 1) await createOne(client, ledger);
  for (let round = 0; round < 3; round += 1) {
    disk.setFault(fault.full);
    const refusal = await fill(client, ledger);
    assert.equal(refusal.status, 507, refusal.text);
    assert.equal(refusal.body.code, "storage_full");
    // The second is refused while it arrives.
    for (const size of [1, 3 * 1024 * 1024]) {
      const refused = await upload(client, `${round}${"x".repeat(size)}`, "file.txt");
      assert.equal(refused.status, 507, refused.text);
      assert.equal(refused.body.code, "storage_full");
    }
    const table = { name: `Sans place ${round}`, fields: [{ name: "Titre", type: "text" }] };
    assert.equal((await client.call("POST", "/api/v1/tables", table)).status, 507);
    assert.equal((await client.call("GET", records)).status, 200);
    assert.equal((await client.call("GET", "/readyz")).status, 200);
    await checkStored(disk.data, ledger);

    disk.setFault(fault.none);
    for (let i = 0; i < 20; i += 1) assert.equal((await createOne(client, ledger)).status, 201);
    await checkStored(disk.data, ledger);
  }
  assert.deepEqual(filesIn(join(disk.data, "media")), [], "the uploads that had no room left something");
  await server.stop();
  await askDatabase(disk.data, checkIntegrity);
});

test("a second server on the same folder refuses to start and says why", async (t) => {
  const { disk, client, ledger } = await begin(t);
  const port = String(await freePort());
  const second = spawnSync(program, ["serve", "--port", port, "--data", disk.data], { encoding: "utf8" });
  assert.equal(second.status, 1);
  assert.match(second.stderr, /^cochin\u00A0: .*déjà.*dossier|^cochin\u00A0: .*dossier.*déjà/);
  assert.equal((await createOne(client, ledger)).status, 201);
  await checkStored(disk.data, ledger);
});

test("a disk that cannot read fails the request, not the server", async (t) => {
  const { disk, ledger, server, client } = await begin(t);
  for (let i = 0; i < 300; i += 1) await createOne(client, ledger);
  disk.setFault(fault.readFails);
  for (let i = 0; i < 20; i += 1) {
    const { status } = await client.call("GET", `${records}?search=single&limit=500&total=true`);
    assert.ok([200, 500, 503].includes(status), String(status));
  }
  disk.setFault(fault.none);
  assert.equal((await client.call("GET", "/healthz")).status, 200);
  await server.stop();
  const again = await startServer(t, disk.data);
  client.url = again.url;
  assert.equal((await client.call("GET", records)).status, 200);
  await checkStored(disk.data, ledger);
});

/** Overwrites whole pages of a table in the main file with noise, first of all its root. */
async function damage(data, sql, random) {
  const pages = await askDatabase(data, (reader) => reader.rows(sql));
  const file = openSync(join(data, "db", "db.sqlite3"), "r+");
  for (const [page] of pages) {
    const noise = Buffer.from(Array.from({ length: 4096 }, () => random.below(256)));
    writeSync(file, noise, 0, 4096, (page - 1) * 4096);
  }
  closeSync(file);
}

test("a damaged page fails its request with a clean error, and the server goes on", async (t) => {
  const { folder, disk, ledger, server, client, random } = await begin(t);
  for (let i = 0; i < 50; i += 1) await createOne(client, ledger);
  await server.stop();
  const data = join(folder, "damaged");
  cpSync(disk.data, data, { recursive: true });
  await damage(data, `SELECT rootpage FROM sqlite_schema WHERE name = (
    SELECT 't' || id FROM database_dynamictable WHERE slug = 'journal')`, random);

  const again = await startServer(t, data);
  client.url = again.url;
  for (let i = 0; i < 3; i += 1) {
    const broken = await client.call("GET", records);
    assert.equal(broken.status, 500);
    assert.equal(broken.headers.get("content-type"), "application/problem+json");
    assert.doesNotMatch(broken.text, /sqlite|malformed|page/i);
  }
  assert.equal((await client.call("GET", "/api/v1/tables/choix/records")).status, 200);
  assert.ok([500, 503].includes((await createOne(client, ledger)).status));
  assert.equal((await client.call("GET", "/api/v1/tables/choix/records")).status, 200);
  await again.stop();
});
