// Whoever reads the server's log may stall: people are served all the same, and the log says what it lost.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../support/free-port.mjs";
import { program, temporaryFolder } from "./running-server.mjs";

/** A pipe, this process and the log hold far less than the lines of so many requests. */
const kRequests = 30_000;
const kLongestMs = 120_000; // sanitizers are slow

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true) || socket.destroy());
    socket.on("error", () => resolve(false));
  });
}

/** The number of answers to so many requests on one connection. */
async function askOften(port, count) {
  const socket = connect(port, "127.0.0.1");
  const request = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  socket.write(request.repeat(count - 1) + request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
  let text = "";
  for await (const piece of socket) text += piece.toString("latin1");
  return text.split("HTTP/1.1 200 OK").length - 1;
}

test("a reader of the log that stalls holds up nobody", { timeout: kLongestMs }, async (t) => {
  const port = await freePort();
  const child = spawn(program, ["serve", "--port", String(port), "--data", temporaryFolder(t)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exit = once(child, "exit");
  t.after(() => child.kill("SIGKILL"));
  while (!(await accepts(port))) await wait(10);
  assert.equal(await askOften(port, kRequests), kRequests);

  let log = "";
  child.stderr.on("data", (piece) => (log += piece));
  while (!log.includes("event=log.lost")) {
    assert.equal(await askOften(port, 1), 1);
    await wait(20);
  }
  const [, lost] = /event=log\.lost lines=(\d+)/.exec(log);
  assert.ok(Number(lost) > 0 && Number(lost) < kRequests);
  child.kill("SIGTERM");
  assert.deepEqual(await exit, [0, null]);
  assert.match(log, /event=server\.stopped/);
});

test("a server whose log nobody reads stops when it is asked to", { timeout: kLongestMs }, async (t) => {
  const port = await freePort();
  const child = spawn(program, ["serve", "--port", String(port), "--data", temporaryFolder(t)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exit = once(child, "exit");
  t.after(() => child.kill("SIGKILL"));
  while (!(await accepts(port))) await wait(10);
  assert.equal(await askOften(port, kRequests), kRequests);
  const begun = performance.now();
  child.kill("SIGTERM");
  assert.deepEqual(await exit, [0, null]);
  assert.ok(performance.now() - begun < 20_000);
});
