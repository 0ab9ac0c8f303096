// The server is killed while people write, again and again: nothing acknowledged is lost.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";
import { roundsOr, seed, seededRandom } from "../support/seeded-random.mjs";
import { Ledger } from "./ledger.mjs";
import { checkStored } from "./stored-state.mjs";
import { createRecord, makeTable, runWorkload } from "./workload.mjs";

const rounds = roundsOr(20);
const kLongestStartMs = 2000;

/** Asks again, as a client does that got no answer; the same key must not create it twice. */
async function retryOne(client, lost, ledger) {
  if (!lost) return;
  const answer = await createRecord(client, lost);
  assert.equal(answer.status, 201, answer.text);
  ledger.acknowledge([lost]);
}

test(`${rounds} kills under load lose nothing (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const folder = temporaryFolder(t);
  const data = join(folder, "data");
  const ledger = new Ledger(join(folder, "ledger"));
  let server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  await makeTable(client);
  let slowestStart = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const load = runWorkload({ client, ledger, random, round });
    await wait(random.between(20, 700));
    await server.kill();
    const refused = await load;
    assert.deepEqual(refused.map(({ text }) => text), [], "answers that are not successes");

    const lost = [...ledger.inFlight].map(({ states }) => states[0]).find(({ retry }) => retry);
    const begun = performance.now();
    server = await startServer(t, data);
    slowestStart = Math.max(slowestStart, performance.now() - begun);
    assert.ok(slowestStart <= kLongestStartMs, `the start took ${slowestStart} ms`);
    await checkStored(data, ledger);
    client.url = server.url;
    await retryOne(client, lost, ledger);
  }
  await server.stop();
  await checkStored(data, ledger);
  t.diagnostic(`${ledger.acknowledged} acknowledged, slowest start ${Math.round(slowestStart)} ms`);
});
