// What a data folder holds, compared with what was promised.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { askDatabase } from "./database-reader.mjs";

/** The engine's own word on the file: nothing is torn, no link leads nowhere. */
export async function checkIntegrity(reader) {
  assert.deepEqual(await reader.rows("PRAGMA integrity_check"), [["ok"]]);
  assert.deepEqual(await reader.rows("PRAGMA foreign_key_check"), []);
}

/** Every live field has its column; every table its own. */
export async function checkSchema(reader) {
  const missing = await reader.rows(`SELECT f.table_id, f.id FROM database_dynamicfield f
    JOIN database_dynamictable t ON t.id = f.table_id AND t.deleted_at IS NULL
    WHERE f.deleted_at IS NULL AND f.field_type NOT IN ('file', 'image') AND NOT EXISTS (
      SELECT 1 FROM pragma_table_info('t' || f.table_id) WHERE name = 'f' || f.id)`);
  assert.deepEqual(missing, [], "fields without a column");
}

async function columnsOf(reader, slug) {
  const fields = await reader.rows(`SELECT f.slug, 'f' || f.id, 't' || t.id FROM database_dynamictable t
    JOIN database_dynamicfield f ON f.table_id = t.id WHERE t.slug = '${slug}' AND f.deleted_at IS NULL`);
  return { table: fields[0][2], ...Object.fromEntries(fields.map(([name, column]) => [name, column])) };
}

/** The records by key; two with one key are a duplicate. */
async function storedRecords(reader) {
  const { table, cle, valeur } = await columnsOf(reader, "journal");
  const rows = await reader.rows(
    `SELECT id, version, deleted_at IS NOT NULL, ${cle}, ${valeur} FROM ${table}`,
  );
  const stored = new Map();
  for (const [id, version, deleted, key, value] of rows) {
    assert.ok(!stored.has(key), `${key} is stored twice`);
    stored.set(key, { kind: "record", key, id, version, deleted: deleted === 1, value });
  }
  return stored;
}

/** Each version of each record has its revision, and the last one tells the value that is there. */
async function checkRevisions(reader) {
  const { table, valeur } = await columnsOf(reader, "journal");
  const id = table.slice(1);
  const gaps = await reader.rows(`SELECT r.id, r.version, count(v.id), min(v.version), max(v.version)
    FROM ${table} r LEFT JOIN database_revision v ON v.table_id = ${id} AND v.record_id = r.id
    GROUP BY r.id HAVING count(v.id) <> r.version OR min(v.version) <> 1 OR max(v.version) <> r.version`);
  assert.deepEqual(gaps, [], "records whose revisions do not match");
  const orphans = await reader.rows(`SELECT record_id FROM database_revision
    WHERE table_id = ${id} AND record_id NOT IN (SELECT id FROM ${table})`);
  assert.deepEqual(orphans, [], "revisions without a record");
  const field = valeur.slice(1);
  const wrong = await reader.rows(`SELECT r.id, r.${valeur}, v.after FROM ${table} r
    JOIN database_revision v ON v.table_id = ${id} AND v.record_id = r.id
    WHERE v.version = (SELECT max(version) FROM database_revision
        WHERE table_id = ${id} AND record_id = r.id AND action <> 'delete')
      AND json_extract(v.after, '$."${field}"') IS NOT r.${valeur}`);
  assert.deepEqual(wrong, [], "revisions that tell another value");
}

async function storedFiles(reader, data) {
  const stored = new Map();
  for (const [name, sha256] of await reader.rows("SELECT name, sha256 FROM database_file")) {
    const path = join(data, "media", sha256.slice(0, 2), sha256);
    assert.ok(existsSync(path), `${name}: the file ${path} is missing`);
    assert.equal(createHash("sha256").update(readFileSync(path)).digest("hex"), sha256, `${name} is torn`);
    const key = name.replace(/\.txt$/, "");
    assert.ok(!stored.has(key), `${key} is stored twice`);
    stored.set(key, { kind: "file", key, sha256 });
  }
  return stored;
}

async function storedTables(reader) {
  const rows = await reader.rows(`SELECT f.slug, f.deleted_at IS NOT NULL FROM database_dynamicfield f
    JOIN database_dynamictable t ON t.id = f.table_id WHERE t.slug LIKE 'atelier%' AND f.slug <> 'titre'`);
  const tables = await reader.rows("SELECT slug FROM database_dynamictable WHERE slug LIKE 'atelier%'");
  return new Map([
    ...rows.map(([key, deleted]) => [key, { kind: "field", key, deleted: deleted === 1 }]),
    ...tables.map(([key]) => [key, { kind: "table", key }]),
  ]);
}

const facts = ({ kind, key, version, value, deleted, sha256 }) =>
  JSON.stringify({ kind, key, version, value, deleted, sha256 });

function checkPromises(ledger, stored) {
  const promised = ledger.promised();
  const possible = new Map();
  for (const { states } of ledger.inFlight) for (const state of states) possible.set(state.key, state);
  for (const [key, state] of promised) {
    const found = stored.get(key);
    assert.ok(found, `acknowledged and lost: ${facts(state)}`);
    const allowed = [facts(state)];
    if (possible.has(key)) allowed.push(facts(possible.get(key)));
    assert.ok(allowed.includes(facts(found)), `stored ${facts(found)}, acknowledged ${facts(state)}`);
  }
  for (const [key, found] of stored) {
    if (promised.has(key)) continue;
    assert.ok(possible.has(key), `stored but never asked for: ${facts(found)}`);
    assert.equal(facts(found), facts(possible.get(key)));
  }
  for (const { states } of ledger.inFlight) {
    const done = states.filter((state) => stored.has(state.key) && facts(stored.get(state.key)) === facts(state));
    assert.ok(done.length === 0 || done.length === states.length, "half of a batch is stored");
  }
}

/**
 * Compares the data folder with the ledger: everything acknowledged is there, nothing else but what
 * was in flight, whole and once. What was in flight and is there counts as acknowledged afterwards.
 */
export async function checkStored(data, ledger) {
  await askDatabase(data, checkIntegrity, "search.sqlite3");
  await askDatabase(data, async (reader) => {
    await checkIntegrity(reader);
    await checkSchema(reader);
    await checkRevisions(reader);
    const parts = [await storedRecords(reader), await storedFiles(reader, data), await storedTables(reader)];
    const stored = new Map(parts.flatMap((part) => [...part]));
    checkPromises(ledger, stored);
    const inFlight = [...ledger.inFlight].flatMap(({ states }) => states);
    ledger.settle(inFlight.filter(({ key }) => stored.has(key)).map(({ key }) => stored.get(key)));
  });
}
