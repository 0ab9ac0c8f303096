// Clients that trickle, wait, flood and leave: the others are served as ever, and nothing of it
// stays in memory.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { Agent, request } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const kSlowestMs = 100;

const cleanups = [];
let server;
let client;

before(async () => {
  const suite = { after: (cleanup) => cleanups.unshift(cleanup) };
  server = await startServer(suite, temporaryFolder(suite));
  client = await new ProductClient(server.url).signIn();
});
after(async () => {
  for (const cleanup of cleanups) await cleanup();
});

function residentBytes() {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
  return Number(kilobytes) * 1024;
}

const descriptors = () => readdirSync(`/proc/${server.pid}/fd`).length;

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

function ask(path, options) {
  return new Promise((resolve, reject) => {
    const asked = request(server.url + path, { headers: client.headers, ...options }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode));
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** How long people wait for a page of records meanwhile, in ms: every tenth comes anew. */
async function serveOthers(durationMs) {
  const times = [];
  const end = performance.now() + durationMs;
  for (let i = 0; performance.now() < end; i += 1) {
    const begun = performance.now();
    const isNew = i % 10 === 0;
    const status = await ask("/api/v1/tables/choix/records", { agent: isNew ? new Agent() : agent });
    times.push(performance.now() - begun);
    assert.equal(status, 200);
    await wait(10);
  }
  times.sort((a, b) => a - b);
  return { count: times.length, p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)] };
}

/** Lets a storm rage for a while; gives how the others were served and what became of the storm. */
async function rage(storm, durationMs) {
  const worker = new Worker(new URL("./connection-storms.mjs", import.meta.url), {
    workerData: { port: server.port, storm },
  });
  const ready = once(worker, "message");
  const during = await serveOthers(durationMs);
  await ready;
  const then = await serveOthers(500);
  worker.postMessage("stop");
  const [counts] = await once(worker, "message");
  return { during, then, counts };
}

async function becomesTrue(condition, limitMs = 5000) {
  const end = performance.now() + limitMs;
  while (!condition() && performance.now() < end) await wait(50);
  return condition();
}

/** Of a machine that is busy otherwise no more can be asked than it gives without a storm. */
const limitAfter = (calm) => Math.max(kSlowestMs, 5 * calm.p99);

/** The others wait no longer than they may; afterwards descriptors and memory are as before. */
function testStorm(title, storm, durationMs, check = () => {}) {
  test(title, async (t) => {
    const calm = await serveOthers(500);
    const usual = descriptors();
    const memory = residentBytes();
    const { during, then, counts } = await rage(storm, durationMs);
    t.diagnostic(JSON.stringify({ calm, during, then, counts, memory: [memory, residentBytes()] }));
    assert.ok(during.p99 < limitAfter(calm), `p99 ${during.p99} ms`);
    check(counts);
    assert.ok(await becomesTrue(() => descriptors() <= usual + 8), `${descriptors()} descriptors, ${usual} before`);
  });
}

testStorm("5,000 idle connections", "idle", 2000, ({ closed }) => assert.equal(closed, 0));
testStorm("heads that trickle in are cut off", "slowHeads", 13_000, ({ opened, answered, closed }) => {
  assert.equal(answered, opened, "each is told that it took too long");
  assert.equal(closed, opened);
});
testStorm("bodies that trickle in", "slowBodies", 2000);
testStorm("answers that nobody takes", "slowReads", 2000);
testStorm("floods of requests that do not wait for answers", "floods", 2000);
testStorm("10,000 connections opened and dropped", "drops", 2000);

test("memory is flat when the same storms come again", async (t) => {
  const storms = ["idle", "slowReads", "floods", "drops"];
  for (const storm of storms) await rage(storm, 200);
  const first = residentBytes();
  for (const storm of storms) await rage(storm, 200);
  const second = residentBytes();
  t.diagnostic(`${first} and ${second} bytes`);
  assert.ok(second < first + 16 * 1024 * 1024, `${first} bytes, then ${second}`);
});
