// Imports from outside: the demonstration on the real files, and the command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { program, startServer, temporaryFolder } from "./running-server.mjs";

const demo = fileURLToPath(new URL("../../scripts/demo-anr", import.meta.url));
const password = "girafe papier lundi racine";

const run = (command, ...options) =>
  spawnSync(command, options, { encoding: "utf8", input: "", timeout: 600_000 });  // sanitizers are slow

const importFile = (data, file, ...options) =>
  run(program, "import", "contact", file, "--data", data, ...options);

test("the real projects and partners arrive whole, and again changes nothing", async (t) => {
  const server = await startServer(t, temporaryFolder(t));
  const first = run(process.execPath, demo, "--url", server.url, "--new-password", password);
  assert.equal(first.status, 0, first.stdout + first.stderr);
  assert.match(first.stdout, /✓ projets : 1379/);
  assert.match(first.stdout, /✓ partenaires : 7581/);
  assert.match(first.stdout, /✓ somme des aides, au centime : 13437508769\.58/);
  const again = run(process.execPath, demo, "--url", server.url, "--password", password);
  assert.equal(again.status, 0, again.stdout + again.stderr);
});

test("the command imports into a data folder and says what it did", (t) => {
  const data = temporaryFolder(t);
  const file = join(data, "contacts.csv");
  writeFileSync(file, "nom;couleur\nDurand;bleu\n;vert\n");
  const { status, stdout } = importFile(data, file);
  assert.equal(status, 3);
  assert.match(stdout, /^Import terminé\u00A0: 1\u00A0créée, 0\u00A0modifiée, 0\u00A0inchangée, 1\u00A0refusée\.$/m);
  assert.match(stdout, /^Colonnes ignorées\u00A0: couleur$/m);
  assert.match(stdout, /^ {2}ligne 3\u00A0: /m);
  assert.match(readFileSync(join(data, "imports", "1.csv"), "utf8"), /^;vert;3;/m);
});

test("a dry run of the command writes nothing", (t) => {
  const data = temporaryFolder(t);
  const file = join(data, "contacts.csv");
  writeFileSync(file, "nom\nDurand\n");
  assert.match(importFile(data, file, "--dry-run").stdout, /^Essai à blanc, rien n’a été écrit/);
  assert.match(importFile(data, file, "--dry-run").stdout, /1\u00A0créée/);
});

test("the command says why it cannot import", (t) => {
  const data = temporaryFolder(t);
  const file = join(data, "a.csv");
  writeFileSync(file, "couleur\nbleu\n");
  const withoutColumn = importFile(data, file);
  assert.equal(withoutColumn.status, 1);
  assert.match(withoutColumn.stdout, /^Import interrompu\u00A0: Aucune colonne/);
  const badKey = importFile(data, file, "--key", "couleur");
  assert.equal(badKey.status, 1);
  assert.match(badKey.stderr, /«\u00A0couleur\u00A0» n’existe pas ici/);
  assert.equal(importFile(data, join(data, "none.csv")).status, 1);
  assert.equal(run(program, "import", "contact").status, 2);
  const badTable = run(program, "import", "nulle_part", file, "--data", data);
  assert.equal(badTable.status, 1);
  assert.match(badTable.stderr, /La table «\u00A0nulle_part\u00A0» n’existe pas/);
  const badOption = run(program, "import", "contact", file, "--vite");
  assert.equal(badOption.status, 2);
  assert.match(badOption.stderr, /«\u00A0--vite\u00A0» n’existe pas/);
  assert.match(run(program, "import", "--help").stdout, /^Arguments:$/m);
});

test("the command leaves a folder alone that a server uses", async (t) => {
  const data = temporaryFolder(t);
  await startServer(t, data);
  const file = join(data, "a.csv");
  writeFileSync(file, "nom\nDurand\n");
  const { status, stderr } = importFile(data, file);
  assert.equal(status, 1);
  assert.match(stderr, /Le serveur tourne sur ce dossier/);
});
