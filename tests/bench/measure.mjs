// The instruments: wrk for the product, bare_loop for the same SQL alone.
import { spawn, spawnSync } from "node:child_process";
import { openSync, readSync, closeSync, writeFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("requests.lua", import.meta.url));

/** Runs a command beside this process; gives what it printed. */
function output(command, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    let complaint = "";
    child.stdout.on("data", (part) => (text += part));
    child.stderr.on("data", (part) => (complaint += part));
    child.on("error", () => reject(new Error(`${command} manque : apt-get install ${command}`)));
    child.on("close", (code) => (code === 0 ? resolve(text) : reject(new Error(complaint))));
  });
}

/** Loads the product with `requests` for `seconds`, after a short warm-up; gives the figures. */
export async function load(product, caller, { requests, file, connections, seconds }) {
  writeFileSync(file, requests.map((request) => `${request.join("\t")}\n`).join(""));
  const headers = Object.entries({ ...caller.headers, "Content-Type": "application/json" });
  const run = (duration) =>
    output("wrk", [
      "-t1",
      `-c${connections}`,
      `-d${duration}s`,
      "-s",
      script,
      ...headers.flatMap(([name, value]) => ["-H", `${name}: ${value}`]),
      product.url,
      "--",
      file,
    ]);
  await run(1);
  const cpu = product.cpuSeconds();
  const printed = await run(seconds);
  const found = JSON.parse(/^RESULT (.*)$/m.exec(printed)[1]);
  if (found.failures > 0) throw new Error(`${found.failures} requêtes refusées\n${printed}`);
  return {
    perSecond: found.requests / found.seconds,
    p50: found.p50_us / 1000,
    p99: found.p99_us / 1000,
    cpu: ((product.cpuSeconds() - cpu) * 1e6) / found.requests,
    requests: found.requests,
    bytes: found.bytes / found.requests,
  };
}

/** Runs the bare loop over `plan`; `batch` 0 reads. Gives rounds per second and CPU µs per round. */
export function bare(program, database, { plan, batch, seconds }) {
  const run = spawnSync(program, [database, String(seconds), String(batch)], {
    input: `${plan.join("\n")}\n`,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const found = JSON.parse(run.stdout);
  return {
    perSecond: found.rounds / found.seconds,
    cpu: (found.cpu_seconds * 1e6) / found.rounds,
  };
}

/** How many commits the database has seen: a counter in the head of the log's index, which SQLite
 * raises at each (https://sqlite.org/walformat.html, section 2.1). */
export function commits(database) {
  const index = openSync(`${database}-shm`, "r");
  const bytes = Buffer.alloc(4);
  readSync(index, bytes, 0, 4, 8);
  closeSync(index);
  return bytes.readUInt32LE(0);
}

export const sizeInMegabytes = (file) => statSync(file).size / 1e6;
