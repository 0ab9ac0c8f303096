// Sign-in as strangers see it, over sockets and across the death of the server.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { program, startServer, temporaryFolder } from "./running-server.mjs";

async function fail(url, count) {
  const client = new ProductClient(url);
  const tries = Array.from({ length: count }, () => client.signInWith("girafe papier"));
  return (await Promise.all(tries)).map((answer) => answer.status);
}

const occurrences = (statuses, wanted) => statuses.filter((status) => status === wanted).length;

//
test("a burst reaches five verifications, and kill -9 forgets none", async (t) => {
  const data = temporaryFolder(t);
  const first = await startServer(t, data);
  const statuses = await fail(first.url, 50);
  assert.equal(occurrences(statuses, 401), 5);
  assert.equal(occurrences(statuses, 429), 45);
  await first.kill();
  const second = await startServer(t, data);
  const paused = await new ProductClient(second.url).signInWith("changeme");
  assert.equal(paused.status, 429);
  assert.ok(Number(paused.headers.get("retry-after")) > 800);
});

//
test("a browser that signed in before is not locked out by strangers", async (t) => {
  const server = await startServer(t, temporaryFolder(t));
  const answer = await fetch(`${server.url}/api/v1/auth/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" },
    body: JSON.stringify({ username: "admin", password: "changeme" }),
  });
  assert.equal(answer.status, 200);
  const device = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("cochin_device="));
  await fail(server.url, 200);
  const known = new ProductClient(server.url);
  known.headers.Cookie = device.split(";")[0];
  assert.equal((await new ProductClient(server.url).signInWith("changeme")).status, 429);
  assert.equal((await known.signInWith("changeme")).status, 200);
});

//
test("500 sign-ins at once neither hold up other pages nor take all memory", async (t) => {
  const environment = { SOURCE_ATTEMPTS_PER_MINUTE: "0", SOURCE_ATTEMPTS_PER_HOUR: "0" };
  const server = await startServer(t, temporaryFolder(t), { environment });
  const client = await new ProductClient(server.url).signIn();
  const stranger = (i) =>
    fetch(`${server.url}/api/v1/auth/login`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" },
      body: JSON.stringify({ username: `inconnu${i}`, password: "girafe papier" }),
    }).then((answer) => answer.status);
  const burst = Promise.all(Array.from({ length: 500 }, (_, i) => stranger(i)));
  const waits = [];
  for (let i = 0; i < 100; ++i) {
    const begun = performance.now();
    assert.equal((await client.call("GET", "/api/v1/auth/session")).status, 200);
    waits.push(performance.now() - begun);
  }
  const statuses = await burst;
  assert.ok(occurrences(statuses, 401) >= 64, `${occurrences(statuses, 401)} verified`);
  assert.equal(occurrences(statuses, 401) + occurrences(statuses, 503), 500);
  waits.sort((left, right) => left - right);
  assert.ok(waits[98] < 500, `p99 ${waits[98]} ms`);
  const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1];
  assert.ok(Number(peak) < 400 * 1024, `${peak} kB`);
});

//
test("nonsense in a variable of sign-in stops the start with a sentence", (t) => {
  const data = temporaryFolder(t);
  for (const name of ["SESSION_TIMEOUT", "MAX_LOGIN_ATTEMPTS", "PASSWORD_EXPIRY_DAYS"]) {
    for (const value of ["-1", "abc", "1000000000000"]) {
      const env = { ...process.env, [name]: value };
      const ended = spawnSync(program, ["serve", "--port", "0", "--data", data], { env, encoding: "utf8" });
      assert.equal(ended.status, 1, `${name}=${value}`);
      assert.match(ended.stderr, new RegExp(`La variable ${name} doit être un nombre entier`));
    }
  }
});
