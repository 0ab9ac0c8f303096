// Files pass through the server, up and down, without living in its memory.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";

const kMegabyte = 1024 * 1024;
const kLargest = 99 * kMegabyte; // with its form, a body of 100 MiB at most
const kAtOnce = 10;
/** Of each of those; a machine that has the time takes 99. */
const kEach = Number(process.env.COCHIN_UPLOAD_MB ?? 20) * kMegabyte;

/** What the process has in memory now is its peak from now on; hashing a password took 64 MB. */
function forgetPeak(server) {
  writeFileSync(`/proc/${server.pid}/clear_refs`, "5");
}

/** The most that the process had in memory since then, in MB. */
function peak(server) {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
  return Number(kilobytes) / 1024;
}

/** The files that the server holds open in its media folder, those without a name too. */
function openFiles(server) {
  const folder = `/proc/${server.pid}/fd`;
  return readdirSync(folder).map((fd) => pathOf(join(folder, fd))).filter((path) => path.includes("/media/"));
}

/** Where a descriptor leads; nowhere when it was closed since it was listed. */
function pathOf(descriptor) {
  try {
    return readlinkSync(descriptor);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return "";
  }
}

async function upload(client, parts) {
  const form = new FormData();
  form.set("file", new Blob(parts), "large.bin");
  const answer = await client.send("POST", "/api/v1/files", form, { "Content-Type": undefined });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

/** How many bytes an address gives, not kept. */
async function download(client, url) {
  const answer = await fetch(client.url + url, { headers: client.headers });
  assert.equal(answer.status, 200);
  let size = 0;
  for await (const piece of answer.body) size += piece.length;
  return size;
}

test("a file of 100 MB, and ten at once, leave the memory flat", async (t) => {
  const server = await startServer(t, temporaryFolder(t));
  const client = await new ProductClient(server.url).signIn();
  const large = Buffer.alloc(kLargest - 10, "0123456789");
  // Everything is loaded that a first upload loads.
  const warm = await upload(client, [large.subarray(0, 3 * kMegabyte)]);
  await download(client, warm.url);
  forgetPeak(server);
  const before = peak(server);

  const one = await upload(client, ["one", large]);
  assert.equal(await download(client, one.url), one.size);
  const afterOne = peak(server);

  const names = Array.from({ length: kAtOnce }, (_, i) => `${i}`);
  const many = await Promise.all(names.map((name) => upload(client.again(), [name, large.subarray(0, kEach - 10)])));
  const sizes = await Promise.all(many.map(({ url }) => download(client, url)));
  assert.deepEqual(sizes, many.map(({ size }) => size));
  const afterMany = peak(server);
  // The last answers have left, their files close at once after them.
  while (openFiles(server).length > 0) await client.call("GET", "/healthz");

  t.diagnostic(`at most ${before.toFixed(1)} MB before, ${afterOne.toFixed(1)} MB with a file of 99 MB, ${afterMany.toFixed(1)} MB with ten of ${kEach / kMegabyte} MB at once`);
  assert.ok(afterOne < before + 32, `one file took ${afterOne - before} MB`);
  assert.ok(afterMany < before + 60, `ten files took ${afterMany - before} MB`);
});
