// Memory runs out anywhere, under load: the request fails, or the server ends at once where it cannot
// go on. Nothing acknowledged is lost, nothing is half stored, nobody waits for ever, and with
// memory back it works again.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";
import { roundsOr, seed, seededRandom } from "../support/seeded-random.mjs";
import { Ledger } from "./ledger.mjs";
import { checkStored } from "./stored-state.mjs";
import { makeTable, runWorkload } from "./workload.mjs";
import { UnreliableMemory } from "./unreliable-memory.mjs";

const rounds = roundsOr(10);
const kRoundMs = 1500;
const kLongestAnswerMs = 10_000;

/** What a request may be told when there was no memory for it. */
const isFailure = ({ status }) => status >= 500;

/** Writes with memory that is refused, until the time is up or the server is gone: how it ended. */
async function loadScarce(server, memory, { client, ledger, random, round }) {
  let ending;
  server.exit.then((how) => (ending = how));
  memory.refuseOneIn(random.one([300, 3_000, 30_000]));
  const end = performance.now() + kRoundMs;
  const isOver = () => ending || performance.now() > end;
  for (let part = 0; !isOver(); part += 1) {
    const load = runWorkload({ client, ledger, random, round: `${round}p${part}`, isOver });
    const refused = await Promise.race([load, wait(kRoundMs + kLongestAnswerMs)]);
    assert.ok(refused, "a request was never answered");
    assert.deepEqual(refused.filter((answer) => !isFailure(answer)).map(({ text }) => text), []);
  }
  memory.refuseOneIn(0);
  return ending;
}

/** Memory is back: the server that is still there serves as before. */
async function checkWorks(client) {
  const ready = await client.call("GET", "/readyz");
  assert.equal(ready.status, 200, ready.text);
  const page = await client.call("GET", "/api/v1/tables/journal/records?limit=5&total=true");
  assert.equal(page.status, 200, page.text);
}

test(`${rounds} rounds of scarce memory lose nothing (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const folder = temporaryFolder(t);
  const data = join(folder, "data");
  const ledger = new Ledger(join(folder, "ledger"));
  const memory = new UnreliableMemory(folder, random.word());
  const start = () => startServer(t, data, { environment: memory.environment, mayAbort: true });
  let server = await start();
  const client = await new ProductClient(server.url).signIn();
  await makeTable(client);
  let ends = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const ending = await loadScarce(server, memory, { client, ledger, random, round });
    if (ending) {
      assert.equal(ending[1], "SIGABRT", "it ends itself, rather than run on into what is not there");
      ends += 1;
    } else {
      await checkWorks(client);
      await server.stop();
    }
    await checkStored(data, ledger);
    server = await start();
    client.url = server.url;
    await checkWorks(client);
  }
  await server.stop();
  await checkStored(data, ledger);
  assert.ok(memory.refused() > rounds, "allocations were refused");
  t.diagnostic(`${memory.refused()} refused, ${ledger.acknowledged} acknowledged, ${ends} ends of the server`);
});
