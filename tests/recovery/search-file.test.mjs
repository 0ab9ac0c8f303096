// The search indexes stand beside the database, in a file that is made anew from it: whatever
// happens to that file, a search finds what is there.
import assert from "node:assert/strict";
import { closeSync, cpSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "../api/product-client.mjs";
import { startServer, temporaryFolder } from "../api/running-server.mjs";
import { seed, seededRandom } from "../support/seeded-random.mjs";
import { askDatabase } from "./database-reader.mjs";
import { makeTable } from "./workload.mjs";

const records = "/api/v1/tables/journal/records";
const random = seededRandom(seed);

function noise(size) {
  return Buffer.from(Array.from({ length: size }, () => random.below(256)));
}

class Journal {
  constructor(t) {
    this.test = t;
    this.data = join(temporaryFolder(t), "data");
    this.database = join(this.data, "db", "db.sqlite3");
    this.file = join(this.data, "db", "search.sqlite3");
  }

  async start() {
    this.server = await startServer(this.test, this.data);
    if (this.client) this.client.url = this.server.url;
    else this.client = await new ProductClient(this.server.url).signIn();
  }

  async write(word) {
    const { status } = await this.client.call("POST", records, { values: { cle: word } });
    assert.equal(status, 201);
  }

  async found(word) {
    const answer = await this.client.call("GET", `${records}?search=${word}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.items.map(({ values }) => values.cle);
  }

  /** The change up to which the file goes, and the last one that there is. */
  async progress() {
    const ask = (sql) => (reader) => reader.rows(sql);
    const [[reached]] = await askDatabase(this.data, ask("SELECT revision FROM progress"), "search.sqlite3");
    const [[last]] = await askDatabase(this.data, ask("SELECT max(id) FROM database_revision"));
    return { reached, last };
  }

  async indexed() {
    for (;;) {
      const { reached, last } = await this.progress();
      if (reached === last) return;
      await wait(50);
    }
  }
}

/** A journal with three words, all of them in the index, and a server that has stopped. */
async function begin(t) {
  const journal = new Journal(t);
  await journal.start();
  await makeTable(journal.client);
  for (const word of ["abricot", "cerise", "framboise"]) await journal.write(word);
  await journal.indexed();
  await journal.server.stop();
  return journal;
}

const accidents = {
  "is missing": ({ file }) => rmSync(file),
  "is empty": ({ file }) => truncateSync(file),
  "is cut short": ({ file }) => truncateSync(file, 5000),
  "is noise": ({ file }) => writeFileSync(file, noise(readFileSync(file).length)),
  "is another thing": ({ file }) => writeFileSync(file, "Ceci n’est pas un index.\n".repeat(1000)),
};

for (const [name, happen] of Object.entries(accidents)) {
  test(`a search finds everything when its file ${name} (COCHIN_SEED=${seed})`, async (t) => {
    const journal = await begin(t);
    happen(journal);
    await journal.start();
    assert.deepEqual(await journal.found("cerise"), ["cerise"]);
    await journal.write("cerisier");
    await journal.indexed();
    assert.deepEqual(await journal.found("ceris"), ["cerise", "cerisier"]);
  });
}

test("a database put back from a copy is not searched by the index of a later one", async (t) => {
  const journal = await begin(t);
  const copy = `${journal.database}.copy`;
  cpSync(journal.database, copy);
  await journal.start();
  await journal.client.call("PATCH", `${records}/2`, { values: { cle: "prune" } });
  await journal.indexed();
  await journal.server.stop();

  cpSync(copy, journal.database);
  rmSync(`${journal.database}-wal`, { force: true });
  rmSync(`${journal.database}-shm`, { force: true });
  await journal.start();
  // The same number of changes, but others.
  await journal.client.call("PATCH", `${records}/3`, { values: { cle: "pomme" } });
  assert.deepEqual(await journal.found("cerise"), ["cerise"]);
  assert.deepEqual(await journal.found("prune"), []);
  await journal.indexed();
  assert.deepEqual(await journal.found("cerise"), ["cerise"]);
  assert.deepEqual(await journal.found("pomme"), ["pomme"]);
});

test("a damaged index is found out at the start, and made anew at the next", async (t) => {
  const journal = await begin(t);
  const pages = await askDatabase(
    journal.data,
    (reader) => reader.rows("SELECT rootpage FROM sqlite_schema WHERE name GLOB 's[0-9]*_*'"),
    "search.sqlite3",
  );
  assert.ok(pages.length > 0);
  const file = openSync(journal.file, "r+");
  for (const [page] of pages) writeSync(file, noise(4096), 0, 4096, (page - 1) * 4096);
  closeSync(file);

  await journal.start();
  while ((await journal.progress()).reached !== -1) await wait(50);
  assert.deepEqual(await journal.found("cerise"), ["cerise"]);
  await journal.write("cerisier");
  assert.deepEqual(await journal.found("ceris"), ["cerise", "cerisier"]);
  await journal.server.stop();
  await journal.start();
  await journal.indexed();
  assert.deepEqual(await journal.found("ceris"), ["cerise", "cerisier"]);
});
