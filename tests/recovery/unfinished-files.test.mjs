// The server dies at every operation of an upload: what it was making is gone after the next start,
// and the file is there whole or not at all.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";
import { seed, seededRandom } from "../support/seeded-random.mjs";
import { UnreliableDisk } from "./unreliable-disk.mjs";

const kMostOperations = 60;

function upload(client, content) {
  const form = new FormData();
  form.set("file", new Blob([content]), "file.txt");
  return client.send("POST", "/api/v1/files", form, { "Content-Type": undefined });
}

const unfinished = (folder) => readdirSync(folder).filter((name) => name.startsWith(".unfinished-"));

test(`a kill at any moment of an upload leaves no file behind (COCHIN_SEED=${seed})`, async (t) => {
  const random = seededRandom(seed);
  const disk = new UnreliableDisk(temporaryFolder(t));
  const media = join(disk.data, "media");
  let server = await startServer(t, disk.data, { environment: disk.environment });
  const client = await new ProductClient(server.url).signIn();
  let left = 0;
  for (let operation = 1; ; operation += 1) {
    assert.ok(operation < kMostOperations, "an upload ends");
    // Small ones stay in memory, large ones are spooled first.
    const content = `${operation}${"x".repeat(operation % 2 === 0 ? 10 : 2_000_000)}`;
    disk.cutAfter(operation);
    const stored = await upload(client, content).catch(() => undefined);
    if (stored) assert.equal(stored.status, 201, stored.text);
    disk.cutNow();
    await server.kill();
    left += unfinished(media).length;
    disk.reset({ seed: random.word() });
    server = await startServer(t, disk.data, { environment: disk.environment });
    client.url = server.url;
    assert.deepEqual(unfinished(media), []);
    if (stored) {
      const answer = await client.call("GET", stored.body.url);
      assert.equal(answer.status, 200, answer.text);
      assert.ok(answer.text === content, "an acknowledged file is whole");
      if (operation > 20) {
        t.diagnostic(`an upload has less than ${operation} operations; ${left} kills left something`);
        break;
      }
    }
  }
  assert.ok(left > 0, "some of the kills left something to remove");
});

test("a start removes what was being made, and nothing that others put there", async (t) => {
  const data = temporaryFolder(t);
  const first = await startServer(t, data);
  await first.stop();
  mkdirSync(join(data, "imports"), { recursive: true });
  const ours = ["media", "imports", "db", "."].map((folder) => join(data, folder, ".unfinished-a1B2c3"));
  for (const path of ours) writeFileSync(path, "half");
  const others = ["a.txt", ".unfinished-mine", ".unfinished-a1B2c3.txt"].map((name) => join(data, "media", name));
  for (const path of others) writeFileSync(path, "kept");
  symlinkSync(join(data, "media", "a.txt"), join(data, "media", ".unfinished-linked"));
  await startServer(t, data);
  assert.deepEqual(readdirSync(join(data, "media")).toSorted(), [
    ".unfinished-a1B2c3.txt",
    ".unfinished-linked",
    ".unfinished-mine",
    "a.txt",
  ]);
  for (const folder of ["imports", "db", "."]) assert.deepEqual(unfinished(join(data, folder)), [], folder);
});
