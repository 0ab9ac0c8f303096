// Exports: what is in the files, who may have them, and that they end with the right to them.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient, password } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t), { environment: { TIME_ZONE: "Europe/Paris" } });
  return { server, admin: await new ProductClient(server.url).signIn() };
}

const FIELDS = [
  { name: "Désignation", slug: "nom", type: "text", required: true },
  { name: "Nombre", slug: "nombre", type: "number" },
  { name: "Montant", slug: "montant", type: "decimal" },
  { name: "Jour", slug: "jour", type: "date" },
  { name: "Moment", slug: "moment", type: "datetime" },
  { name: "Fini", slug: "fini", type: "boolean" },
  { name: "Couleur", slug: "couleur", type: "choice", options: { category: "couleur" } },
  { name: "Suite de", slug: "parent", type: "foreign_key", options: { table: "ensemble" } },
];
const RECORDS = [
  {
    nom: 'Éole; "vent"',
    nombre: -3,
    montant: "1234.50",
    jour: "2026-07-14",
    moment: "2026-07-14T10:00:00Z",
    fini: true,
    couleur: "bleu",
    parent: null,
  },
  { nom: "=1+1", nombre: null, montant: null, jour: "1789-07-14", moment: null, fini: false, couleur: null, parent: 1 },
];

/** A table with one value of each plain kind. */
async function makeObjects(admin) {
  const choice = { categorie: "couleur", valeur: "bleu", libelle: "Bleu nuit" };
  assert.equal((await admin.call("POST", "/api/v1/tables/choix/records", { values: choice })).status, 201);
  const names = [{ name: "Nom", slug: "nom", type: "text" }];
  for (const table of [{ name: "Ensemble", slug: "ensemble", fields: names }, { name: "Objet", slug: "objet", fields: FIELDS }]) {
    assert.equal((await admin.call("POST", "/api/v1/tables", table)).status, 201);
  }
  const whole = { nom: 'Éole; "vent"' };
  assert.equal((await admin.call("POST", "/api/v1/tables/ensemble/records", { values: whole })).status, 201);
  for (const values of RECORDS) {
    const made = await admin.call("POST", "/api/v1/tables/objet/records", { values });
    assert.equal(made.status, 201, made.text);
  }
}

const exportOf = (client, query) => client.call("GET", `/api/v1/tables/objet/export?${query}`);

test("CSV for programs, CSV for Excel and JSON say what the records hold", async (t) => {
  const { admin } = await begin(t);
  await makeObjects(admin);
  const plain = await exportOf(admin, "format=csv");
  assert.equal(plain.headers.get("content-disposition"), 'attachment; filename="objet.csv"');
  assert.equal(
    plain.text,
    'id,nom,nombre,montant,jour,moment,fini,couleur,parent\r\n' +
      '1,"Éole; ""vent""",-3,1234.50,2026-07-14,2026-07-14T10:00:00.000Z,true,bleu,\r\n' +
      "2,'=1+1,,,1789-07-14,,false,,1\r\n",
  );
  const french = await exportOf(admin, "format=csv_excel_fr&sort=-nom");
  assert.equal(
    french.text,
    // fetch takes the byte order mark off
    "id;Désignation;Nombre;Montant;Jour;Moment;Fini;Couleur;Suite de\r\n" +
      '1;"Éole; ""vent""";-3;1234,50;14/07/2026;14/07/2026 12:00:00;oui;Bleu nuit;\r\n' +
      "2;'=1+1;;;14/07/1789;;non;;\"Éole; \"\"vent\"\"\"\r\n",
  );
  const { body } = await exportOf(admin, "format=json&fields=nom,parent&filter=fini%20%3D%3D%20false");
  assert.deepEqual(
    body.items.map(({ id, values }) => ({ id, values })),
    [{ id: 2, values: { nom: "=1+1", parent: { id: 1, label: 'Éole; "vent"' } } }],
  );
  for (const [query, code] of [["format=pdf", "unknown_choice"], ["limit=3", "unknown_field"], ["filter=nom%20%3D", "syntax_error"]]) {
    const refused = await exportOf(admin, query);
    assert.equal(refused.status, 422, query);
    assert.ok(refused.text.includes(code), refused.text);
  }
  assert.equal((await admin.call("GET", "/api/v1/tables/absente/export")).status, 404);
});

/** Sends a file to the table and waits for the report. */
async function importInto(admin, content, plan = {}) {
  const form = new FormData();
  form.set("file", new Blob([content]), "a");
  form.set("plan", JSON.stringify(plan));
  const started = await admin.send("POST", "/api/v1/tables/objet/import", form, { "Content-Type": undefined });
  assert.equal(started.status, 202, started.text);
  for (;;) {
    const { body } = await admin.call("GET", started.headers.get("location"));
    if (body.state === "succeeded") return body.result;
    assert.ok(body.state === "queued" || body.state === "running", JSON.stringify(body));
    await wait(10);
  }
}

/** The file of an export, byte by byte. */
async function bytesOf(admin, query) {
  const headers = { Cookie: admin.headers.Cookie };
  const answer = await fetch(`${admin.url}/api/v1/tables/objet/export?${query}`, { headers });
  assert.equal(answer.status, 200);
  return new Uint8Array(await answer.arrayBuffer());
}

for (const [format, links] of [["csv", {}], ["csv_excel_fr", { parent: "nom" }], ["xlsx", { parent: "nom" }]]) {
  test(`what ${format} exports comes back through an import`, async (t) => {
    const { admin } = await begin(t);
    await makeObjects(admin);
    const report = await importInto(admin, await bytesOf(admin, `format=${format}`), { links });
    assert.deepEqual([report.created, report.refused], [2, 0], JSON.stringify(report));
    const listed = await admin.call("GET", "/api/v1/tables/objet/records?sort=id");
    const values = listed.body.items.map((record) => record.values);
    assert.deepEqual(values.slice(2), values.slice(0, 2));
  });
}

test("an export tells no more than the list, and stands in the audit log without what was sought", async (t) => {
  const { server, admin } = await begin(t);
  await makeObjects(admin);
  const permissions = [{ table: "objet", actions: ["read"], record_filter: "fini == false", hidden_fields: ["montant"] }];
  const group = await admin.call("POST", "/api/v1/groups", { name: "Peu", permissions });
  assert.equal(group.status, 201, group.text);
  const body = { username: "claire", password: "deux chaises vertes au fond", groups: [group.body.id] };
  assert.equal((await admin.call("POST", "/api/v1/users", body)).status, 201);
  const claire = await new ProductClient(server.url).signInAsNewcomer("claire", body.password);
  const seen = await exportOf(claire, "format=csv");
  assert.equal(seen.text.split("\r\n")[0], "id,nom,nombre,jour,moment,fini,couleur", "a link into a table out of reach is hidden");
  assert.equal(seen.text.split("\r\n").length, 3);
  assert.ok(!seen.text.includes("Éole"));
  assert.equal((await exportOf(claire, "format=csv&fields=montant")).status, 422);
  assert.equal((await claire.call("GET", "/api/v1/tables/contact/export")).status, 404);
  await exportOf(claire, "format=json&search=secret-cherche");

  const { body: log } = await admin.call("GET", "/api/v1/audit?action=records.exported");
  assert.deepEqual(
    log.items.map(({ actor, object, after }) => [actor.name, object, after]),
    [
      ["claire", "table:objet", { format: "json", records: 0, filtered: true }],
      ["claire", "table:objet", { format: "csv", records: 1 }],
    ],
  );
});

test("an export ends when its account is disabled while it is being sent (S-09)", async (t) => {
  const { server, admin } = await begin(t);
  await makeObjects(admin);
  const lines = Array.from({ length: 40_000 }, (_, i) => `Ligne ${i} ${"x".repeat(600)}`);
  const report = await importInto(admin, `nom\n${lines.join("\n")}\n`);
  assert.equal(report.created, 40_000);
  const groups = (await admin.call("GET", "/api/v1/groups")).body.items;
  const reader = groups.find(({ name }) => name === "Lecteur");
  const body = { username: "paul", password: "deux chaises vertes au fond", groups: [reader.id] };
  const paul = await admin.call("POST", "/api/v1/users", body);
  assert.equal(paul.status, 201);
  const client = await new ProductClient(server.url).signInAsNewcomer("paul", body.password);

  // A client that reads a little and then waits.
  const socket = connect(server.port, "127.0.0.1");
  t.after(() => socket.destroy());
  socket.write(
    `GET /api/v1/tables/objet/export?format=json HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${client.headers.Cookie}\r\n\r\n`,
  );
  const head = await new Promise((resolve) => socket.once("data", resolve));
  socket.pause();
  const size = Number(/content-length: (\d+)/i.exec(head.toString("latin1"))[1]);
  assert.ok(size > 25_000_000, `${size} bytes are more than sockets keep`);
  await admin.call("POST", "/api/v1/auth/reauthenticate", { password });
  await admin.readSession();
  const disabled = await admin.call("PATCH", `/api/v1/users/${paul.body.id}`, { is_active: false });
  assert.equal(disabled.status, 200, disabled.text);

  let received = head.length;
  socket.on("data", (piece) => (received += piece.length));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.resume();
  await closed;
  assert.ok(received < size, `${received} of ${size} bytes were sent`);
});
