// The log of the database is cut short, noisy or missing after a crash: the server starts with the
// changes before the damage, all of them and none of those after it.
import assert from "node:assert/strict";
import { closeSync, cpSync, openSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";
import { roundsOr, seed, seededRandom } from "../support/seeded-random.mjs";
import { askDatabase } from "./database-reader.mjs";
import { checkIntegrity, checkSchema } from "./stored-state.mjs";
import { makeTable } from "./workload.mjs";

const rounds = Math.min(roundsOr(2), 40);
const kRecords = 60;
const kLogHeader = 32;
const kIdleBeforeTruncateMs = 2500;
const random = seededRandom(seed);

const logOf = (data) => join(data, "db", "db.sqlite3-wal");

/** A journal whose table is in the database, and whose records are in its log. */
async function crash(t, folder) {
  const data = join(folder, "data");
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  await makeTable(client);
  await wait(kIdleBeforeTruncateMs);
  for (let i = 1; i <= kRecords; i += 1) {
    const made = await client.call("POST", "/api/v1/tables/journal/records", { values: { cle: `fiche ${i}` } });
    assert.equal(made.status, 201, made.text);
  }
  await server.kill();
  assert.ok(statSync(logOf(data)).size > kRecords * 1000, "the records are in the log");
  return data;
}

function spoil(path, position) {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.from(Array.from({ length: 512 }, () => random.below(256))), 0, 512, position);
  closeSync(file);
}

const accidents = {
  "cut short": (log) => truncateSync(log, random.below(statSync(log).size)),
  noisy: (log) => spoil(log, kLogHeader + random.below(statSync(log).size - kLogHeader - 512)),
  "noisy from the start": (log) => spoil(log, 0),
  empty: (log) => truncateSync(log),
  missing: (log) => rmSync(log),
  "without its index": (log) => rmSync(log.replace(/-wal$/, "-shm")),
  "beside the index of another": (log) => writeFileSync(log.replace(/-wal$/, "-shm"), Buffer.alloc(32_768, 7)),
};

/** How many records are left: the first ones, without a gap. */
async function countStored(data) {
  return askDatabase(data, async (reader) => {
    await checkIntegrity(reader);
    await checkSchema(reader);
    const [[table, column]] = await reader.rows(`SELECT 't' || t.id, 'f' || f.id FROM database_dynamicfield f
      JOIN database_dynamictable t ON t.id = f.table_id WHERE t.slug = 'journal' AND f.slug = 'cle'`);
    const keys = await reader.rows(`SELECT ${column} FROM ${table} ORDER BY id`);
    assert.deepEqual(keys, keys.map((_, i) => [`fiche ${i + 1}`]), "a gap, or what was never written");
    return keys.length;
  });
}

/** Starts the server on a copy with this damage: how many records it is left with. */
async function surviveDamage(t, crashed, happen) {
  const data = join(temporaryFolder(t), "data");
  cpSync(crashed, data, { recursive: true });
  happen(logOf(data));
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  assert.equal((await client.call("GET", "/readyz")).status, 200);
  const stored = await countStored(data);
  for (const query of ["", "search=fiche&"]) {
    const page = await client.call("GET", `/api/v1/tables/journal/records?${query}total=true&limit=1`);
    assert.equal(page.body.total, stored);
  }
  await server.stop();
  return stored;
}

test(`a damaged log leaves what was stored before the damage (COCHIN_SEED=${seed})`, async (t) => {
  const crashed = await crash(t, temporaryFolder(t));
  for (const [name, happen] of Object.entries(accidents)) {
    await t.test(`a log that is ${name}`, async (each) => {
      const left = [];
      for (let round = 0; round < rounds; round += 1) left.push(await surviveDamage(each, crashed, happen));
      const isWhole = name.includes("index");
      assert.ok(left.every((count) => (isWhole ? count === kRecords : count < kRecords)), String(left));
      each.diagnostic(`${left.join(", ")} of ${kRecords} records left`);
    });
  }
});
