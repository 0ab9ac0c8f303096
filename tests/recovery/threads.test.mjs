// A machine that gives the server no more threads: it says so and ends, whichever it lacks, and
// starts on the same folder once it has them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { ProductClient } from "../api/product-client.mjs";
import { program, startServer, temporaryFolder } from "../api/running-server.mjs";
import { freePort } from "../support/free-port.mjs";

const kMostThreads = 200;
const kLongestStartMs = 5000;

/** Starts it with at most `count` threads: how it ended, or that it was still running. */
async function startWith(count, data) {
  const env = { ...process.env, LD_PRELOAD: process.env.COCHIN_UNRELIABLE_THREADS, UNRELIABLE_THREADS: String(count) };
  const words = ["serve", "--port", String(await freePort()), "--data", data];
  const { status, signal, stderr } = spawnSync(program, words, { env, encoding: "utf8", timeout: kLongestStartMs });
  return { status, signal, stderr, hasStarted: stderr.includes("event=server.started") };
}

test("too_few_threads: a start without them ends with a sentence, and harms nothing", async (t) => {
  const data = join(temporaryFolder(t), "data");
  let refused = 0;
  for (; refused < kMostThreads; refused += 1) {
    const ended = await startWith(refused, data);
    if (ended.hasStarted) break;
    assert.equal(ended.signal, null, `with ${refused} threads: ${ended.stderr}`);
    assert.equal(ended.status, 1, ended.stderr);
    assert.match(ended.stderr, /Le système n’accorde pas assez de fils d’exécution au serveur/);
    assert.doesNotMatch(ended.stderr, /terminate|what\(\)|system_error/);
  }
  assert.ok(refused > 3, `it needs ${refused} threads`);
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  assert.equal((await client.call("GET", "/readyz")).status, 200);
  assert.equal((await client.call("GET", "/api/v1/tables")).body.items.length, 6);
  t.diagnostic(`${refused} threads were too few`);
});
