// The power goes at a random operation of the disk, which forgets, tears or keeps what was not
// synced: nothing acknowledged is lost, and the server starts again.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";
import { roundsOr, seed, seededRandom } from "../support/seeded-random.mjs";
import { askDatabase } from "./database-reader.mjs";
import { Ledger } from "./ledger.mjs";
import { checkIntegrity, checkStored } from "./stored-state.mjs";
import { fault, UnreliableDisk } from "./unreliable-disk.mjs";
import { makeTable, runWorkload } from "./workload.mjs";

const rounds = roundsOr(20);
const kOperationsOfALoad = 2000;

async function startOn(t, disk, options) {
  disk.reset(options);
  return startServer(t, disk.data, { environment: disk.environment });
}

/** Nothing of the first start is there twice or half, and the administrator can enter. */
async function checkFirstStart(server, data) {
  const entered = await new ProductClient(server.url).signInWith("changeme");
  assert.equal(entered.status, 200, entered.text);
  await askDatabase(data, async (reader) => {
    await checkIntegrity(reader);
    const tables = await reader.rows("SELECT slug FROM database_dynamictable ORDER BY slug");
    const expected = ["choix", "contact", "devis", "devisparprojet", "projet", "tablenames"];
    assert.deepEqual(tables.flat(), expected);
    assert.deepEqual(await reader.rows("SELECT count(*) FROM choix"), [[13]]);
    assert.deepEqual(await reader.rows("SELECT count(*) FROM auth_user"), [[1]]);
  });
}

const starts = roundsOr(8);

test(`${starts} power cuts in the first start (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const whole = new UnreliableDisk(temporaryFolder(t));
  await (await startOn(t, whole)).stop();
  const operations = whole.operations();
  assert.ok(operations > 50, "the library watches the disk");
  for (let round = 1; round <= starts; round += 1) {
    const disk = new UnreliableDisk(temporaryFolder(t));
    const cutAt = random.between(1, operations);
    await startOn(t, disk, { cutAt, seed: random.word() }).then((server) => server.kill(), () => {});
    const server = await startOn(t, disk);
    await checkFirstStart(server, disk.data);
    await server.stop();
    disk.close();
  }
});

/** Writes until the power goes, starts again (where the power may go, too), and compares. */
async function cutOnce(t, disk, { client, ledger, random, round }) {
  const begun = await startOn(t, disk, { cutAt: random.between(1, kOperationsOfALoad), seed: random.word() })
    .catch(() => undefined);
  if (begun) {
    client.url = begun.url;
    const cut = setTimeout(() => disk.cutNow(), 3000);
    const refused = await runWorkload({ client, ledger, random, round });
    assert.deepEqual(refused.map(({ text }) => text), [], "answers that are not successes");
    await begun.exit;
    clearTimeout(cut);
  }
  const server = await startOn(t, disk);
  await checkStored(disk.data, ledger);
  client.url = server.url;
  await server.stop();
}

async function prepare(t, random) {
  const folder = temporaryFolder(t);
  const disk = new UnreliableDisk(folder);
  const ledger = new Ledger(join(folder, "ledger"));
  const server = await startOn(t, disk, { seed: random.word() });
  const client = await new ProductClient(server.url).signIn();
  await makeTable(client);
  disk.cutNow();
  await server.stop();
  return { disk, ledger, client };
}

test(`${rounds} power cuts under load lose nothing (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const { disk, ledger, client } = await prepare(t, random);
  for (let round = 1; round <= rounds; round += 1) {
    await cutOnce(t, disk, { client, ledger, random, round });
  }
  t.diagnostic(`${ledger.acknowledged} acknowledged`);
});

test("a disk that lies about its syncs is noticed by these checks", async (t) => {
  const random = seededRandom(seed);
  const { disk, ledger, client } = await prepare(t, random);
  const lose = async () => {
    for (let round = 1; round <= 5; round += 1) {
      const server = await startOn(t, disk, { seed: random.word(), first: fault.syncLies });
      client.url = server.url;
      const load = runWorkload({ client, ledger, random, round });
      await wait(300);
      disk.cutNow();
      await load;
      await server.exit;
      await (await startOn(t, disk)).stop();
      await checkStored(disk.data, ledger);
    }
  };
  await assert.rejects(lose());
});
