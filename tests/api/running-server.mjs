// The built server on a temporary data folder, for tests that speak to it from outside.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../support/free-port.mjs";

/** Where the build left the program; ctest says. */
export const program = process.env.COCHIN_PROGRAM;

/** A folder that is removed after the test. */
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), "cochin-api-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts the server on `data`. Gives its address, its process id, `stop` (asks and waits), `kill`
 * (at once), `exit` (resolves when it has ended, however) and `log` (what it wrote so far). `mayAbort`: it may end by itself, as
 * it does when it cannot go on.
 */
export async function startServer(test, data, { port, environment = {}, mayAbort = false } = {}) {
  const chosen = port ?? (await freePort());
  const env = { ...process.env, ...environment };
  // A file, not a pipe: a server that logs much would wait for this process to read it.
  const folder = mkdtempSync(join(tmpdir(), "cochin-log-"));
  const logFile = join(folder, "server.log");
  const output = openSync(logFile, "a");
  const child = spawn(program, ["serve", "--port", String(chosen), "--data", data], {
    env,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const exit = once(child, "exit");
  let hasStarted = false;  // one that does not is told by the error of this function
  const log = () => readFileSync(logFile, "utf8");
  const stop = async () => {
    child.kill("SIGTERM");
    const [code, signal] = await exit;
    // A sanitizer that has found something says so at the end.
    const isFine = !hasStarted || code === 0 || signal === "SIGKILL" || (mayAbort && signal === "SIGABRT");
    if (!isFine) assert.fail(`the server ended with ${code ?? signal}:\n${log()}`);
  };
  const kill = async () => {
    child.kill("SIGKILL");
    await exit;
  };
  test.after(() => stop().finally(() => rmSync(folder, { recursive: true, force: true })));
  while (!log().includes("event=server.started")) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server stopped:\n${log()}`);
    }
    await wait(5);
  }
  hasStarted = true;
  const url = `http://127.0.0.1:${chosen}`;
  return { url, port: chosen, pid: child.pid, stop, kill, exit, log };
}
