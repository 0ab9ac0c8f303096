// A machine that gives the server no more threads: it says so and ends, whichever it lacks, and
// starts on the same folder once it has them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { ProductClient, password } from "../api/product-client.mjs";
import { program, startServer, temporaryFolder } from "../api/running-server.mjs";
import { freePort } from "../support/free-port.mjs";

const kMostThreads = 200;
const kLongestStartMs = 5000;

/** Runs a command with at most `count` threads: how it ended, and what it said. */
function runWith(count, words, input = "") {
  const env = { ...process.env, LD_PRELOAD: process.env.COCHIN_UNRELIABLE_THREADS, UNRELIABLE_THREADS: String(count) };
  return spawnSync(program, words, { env, input, encoding: "utf8", timeout: kLongestStartMs });
}

function checkRefused({ status, signal, stderr }, message) {
  assert.equal(signal, null, `${message}: ${stderr}`);
  assert.equal(status, 1, stderr);
  assert.match(stderr, /Le système n’accorde pas assez de fils d’exécution au serveur/);
  assert.doesNotMatch(stderr, /terminate|what\(\)|system_error/);
}

test("too_few_threads: a start without them ends with a sentence, and harms nothing", async (t) => {
  const data = join(temporaryFolder(t), "data");
  let refused = 0;
  for (; refused < kMostThreads; refused += 1) {
    const ended = runWith(refused, ["serve", "--port", String(await freePort()), "--data", data]);
    if (ended.stderr.includes("event=server.started")) break;
    checkRefused(ended, `with ${refused} threads`);
  }
  assert.ok(refused > 3, `it needs ${refused} threads`);
  const server = await startServer(t, data);
  const client = await new ProductClient(server.url).signIn();
  assert.equal((await client.call("GET", "/readyz")).status, 200);
  assert.equal((await client.call("GET", "/api/v1/tables")).body.items.length, 6);
  t.diagnostic(`${refused} threads were too few`);
});

test("the other commands say so as well, and have changed nothing", async (t) => {
  const data = join(temporaryFolder(t), "data");
  const make = (count) => runWith(count, ["create_superuser", "Claire", "--data", data], `${password}\n`);
  checkRefused(make(0), "create_superuser");
  checkRefused(make(2), "create_superuser");
  const made = make(kMostThreads);
  assert.equal(made.status, 0, made.stderr);
});
