// A mixed load for a long time (`COCHIN_SOAK_SECONDS`): once the caches are full, memory, descriptors
// and the log of the database stay as they are, while the database grows.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";
import { seed, seededRandom } from "../support/seeded-random.mjs";
import { Ledger } from "./ledger.mjs";
import { checkStored } from "./stored-state.mjs";
import { makeTable, runWorkload } from "./workload.mjs";

const seconds = Number(process.env.COCHIN_SOAK_SECONDS ?? 8);
const kMegabyte = 1024 * 1024;
/** In MB: the program, the caches of its connections (52 when all are full), the schema in each. */
const kMostMemory = 110;
const kMostGrowth = 8;

function sizes(server, data) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
  return {
    memory: Number(kilobytes) / 1024,
    descriptors: readdirSync(`/proc/${server.pid}/fd`).length,
    log: statSync(join(data, "db", "db.sqlite3-wal")).size / kMegabyte,
  };
}

/** Lists, searches, counts and looks back, without end. */
async function read(client, random, isOver) {
  const paths = ["records?sort=-valeur&total=true", "records?search=r1", "records?filter=valeur%20%3E%20500", "aggregate?group_by=statut", "records/1/history"];
  while (!isOver()) {
    const { status } = await client.call("GET", `/api/v1/tables/journal/${random.one(paths)}`);
    assert.ok(status < 500, String(status));
    await wait(5);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

test(`${seconds} seconds of mixed load leave memory flat (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const folder = temporaryFolder(t);
  const data = join(folder, "data");
  const ledger = new Ledger(join(folder, "ledger"));
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  await makeTable(client);
  const end = performance.now() + seconds * 1000;
  // The designer of each round fills a table, which takes no more fields after some time.
  const roundEnd = () => Math.min(end, performance.now() + 5000);
  const isOver = () => performance.now() > end;
  const readers = [1, 2, 3].map(() => read(client.again(), random, isOver));
  const samples = [];
  for (let round = 1; !isOver(); round += 1) {
    const until = roundEnd();
    const load = runWorkload({ client, ledger, random, round, writers: 4, isOver: () => performance.now() > until });
    while (performance.now() < until) {
      await wait(200);
      samples.push(sizes(server, data));
    }
    assert.deepEqual((await load).map(({ text }) => text), []);
  }
  await Promise.all(readers);
  const fifths = [0, 1, 2, 3, 4].map((i) => {
    const part = samples.slice((i * samples.length) / 5, ((i + 1) * samples.length) / 5);
    return median(part.map(({ memory }) => memory));
  });
  const log = Math.max(...samples.map((sample) => sample.log));
  const descriptors = Math.max(...samples.map((sample) => sample.descriptors));
  const shown = fifths.map((memory) => memory.toFixed(1)).join(", ");
  t.diagnostic(`${ledger.acknowledged} changes; memory by fifths ${shown} MB, log at most ${log.toFixed(1)} MB, at most ${descriptors} descriptors`);
  assert.ok(fifths[4] < fifths[3] + kMostGrowth, `memory grew: ${shown} MB`);
  assert.ok(fifths[4] < kMostMemory, `memory grew: ${shown} MB`);
  assert.ok(log < 70, `the log grew to ${log} MB`);
  assert.ok(descriptors < 100, `${descriptors} descriptors`);
  await checkStored(data, ledger);
});
