// The clock of the machine jumps while people work: nothing is lost, nobody is locked out until a
// time that was never there, and nothing stays open longer than it may.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient, password } from "../api/product-client.mjs";
import { program, startServer, temporaryFolder } from "../api/running-server.mjs";
import { oneTimeCode, seedOf } from "../support/one-time-code.mjs";
import { seed, seededRandom } from "../support/seeded-random.mjs";
import { Ledger } from "./ledger.mjs";
import { checkStored } from "./stored-state.mjs";
import { UnreliableClock } from "./unreliable-clock.mjs";
import { makeTable, runWorkload } from "./workload.mjs";

const kHour = 3600;
const kDay = 24 * kHour;
const kJumps = [kHour, 0, -kHour, 0, 91 * kDay, 0, -91 * kDay, 0];
const kBetweenJumpsMs = 400;
const kLongestRoundMs = 5000;

/** A program with a token of its own: no session that a jump ends. */
async function tokenClient(client) {
  const expires_at = new Date(Date.now() + 360 * kDay * 1000).toISOString();
  const wanted = { name: "Charge", scopes: ["read", "write", "schema.manage"], expires_at };
  const made = await client.call("POST", "/api/v1/auth/tokens", wanted);
  assert.equal(made.status, 201, made.text);
  const other = new ProductClient(client.url);
  other.headers = { "Content-Type": "application/json", Authorization: `Bearer ${made.body.token}` };
  return other;
}

const isOpen = async (client) => (await client.call("GET", "/api/v1/tables")).status === 200;

test(`a clock that jumps under load loses nothing (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const folder = temporaryFolder(t);
  const data = join(folder, "data");
  const ledger = new Ledger(join(folder, "ledger"));
  const clock = new UnreliableClock(folder);
  const server = await startServer(t, data, { environment: clock.environment });
  const person = await new ProductClient(server.url).signIn();
  await makeTable(person);
  const client = await tokenClient(person);
  for (const [round, seconds] of kJumps.entries()) {
    const end = performance.now() + kBetweenJumpsMs;
    const load = runWorkload({ client, ledger, random, round, writers: 4, isOver: () => performance.now() > end });
    await wait(kBetweenJumpsMs / 2);
    clock.set(seconds);
    assert.deepEqual((await load).map(({ text }) => text), []);
  }
  await server.stop();
  await checkStored(data, ledger);
  const verified = spawnSync(program, ["audit", "verify", "--data", data], { encoding: "utf8" });
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  t.diagnostic(`${ledger.acknowledged} changes acknowledged over ${kJumps.length} jumps`);
});

/** The keeper of the audit log looks at the clock every second. */
async function waitForLine(server, pattern) {
  const end = performance.now() + kLongestRoundMs;
  while (!pattern.test(server.log())) {
    assert.ok(performance.now() < end, `no line like ${pattern}`);
    await wait(20);
  }
}

// L-12
test("a clock that is set is told in the log", async (t) => {
  const folder = temporaryFolder(t);
  const clock = new UnreliableClock(folder);
  const server = await startServer(t, join(folder, "data"), { environment: clock.environment });
  clock.set(2 * kHour);
  await waitForLine(server, /level=warning event=clock\.set seconds=720\d/);
  clock.set(0);
  await waitForLine(server, /level=warning event=clock\.set seconds=-7[12]\d\d/);
});

// S-03, S-04
test("a session ends with its time, and one made while the clock was ahead with the clock", async (t) => {
  const folder = temporaryFolder(t);
  const clock = new UnreliableClock(folder);
  const server = await startServer(t, join(folder, "data"), { environment: clock.environment });
  const client = await new ProductClient(server.url).signIn();
  assert.ok(await isOpen(client));
  clock.set(2 * kHour);
  assert.ok(!(await isOpen(client)), "idle for two hours");
  const early = new ProductClient(server.url);
  assert.equal((await early.signInWith(password)).status, 200);
  assert.ok(await isOpen(early));
  clock.set(0);
  assert.ok(!(await isOpen(early)), "made two hours ahead");
  assert.equal((await early.signInWith(password)).status, 200);
  assert.ok(await isOpen(early));
});

//
test("failures and codes of a clock that was ahead keep nobody out afterwards", async (t) => {
  const folder = temporaryFolder(t);
  const clock = new UnreliableClock(folder);
  const server = await startServer(t, join(folder, "data"), { environment: clock.environment });
  const client = await new ProductClient(server.url).signIn();
  const { body: offer } = await client.call("POST", "/api/v1/auth/totp");
  const secret = seedOf(offer.otpauth_uri);
  const enter = async (person) => {
    assert.equal((await person.signInWith(password)).body.second_factor_required, true);
    const entered = await person.call("POST", "/api/v1/auth/login/second-factor", { code: oneTimeCode(secret, clock.seconds()) });
    assert.equal(entered.status, 200, entered.text);
  };
  const confirmed = await client.call("POST", "/api/v1/auth/totp/confirm", { code: oneTimeCode(secret, clock.seconds() - 30) });
  assert.equal(confirmed.status, 200, confirmed.text);

  clock.set(91 * kDay);
  await enter(new ProductClient(server.url));
  for (let attempt = 0; attempt < 5; attempt += 1) await new ProductClient(server.url).signInWith("girafe papier");
  assert.equal((await new ProductClient(server.url).signInWith(password)).status, 429);
  clock.set(0);
  await enter(new ProductClient(server.url));
});
