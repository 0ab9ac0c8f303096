// "Ajouter une option": from a form, once, whoever is first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const path = "/api/v1/conditional-fields/options";

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t));
  const admin = await new ProductClient(server.url).signIn();
  const fields = [
    { name: "Nom", slug: "nom", type: "text" },
    { name: "Couleur", slug: "couleur", type: "choice", options: { category: "couleur" } },
  ];
  assert.equal((await admin.call("POST", "/api/v1/tables", { name: "Objet", slug: "objet", fields })).status, 201);
  return { server, admin };
}

const add = (client, label, more = {}) => client.call("POST", path, { table: "objet", field: "couleur", label, ...more });
const optionsOf = async (client) => (await client.call("GET", `${path}?table=objet&field=couleur`)).body.items;

test("a new option is offered at once, at the end, and accepted by a record", async (t) => {
  const { admin } = await begin(t);
  const made = await add(admin, "Bleu pétrole");
  assert.equal(made.status, 201, made.text);
  assert.deepEqual(made.body, { value: "bleu_petrole", label: "Bleu pétrole", is_new: true });
  assert.equal((await add(admin, "Azur")).body.value, "azur");
  assert.deepEqual(
    (await optionsOf(admin)).map(({ label }) => label),
    ["Bleu pétrole", "Azur"],
  );
  const record = await admin.call("POST", "/api/v1/tables/objet/records", { values: { couleur: "azur" } });
  assert.equal(record.status, 201);
});

test("an option that differs by case or accents only is the one that is there", async (t) => {
  const { admin } = await begin(t);
  await add(admin, "Bleu pétrole");
  for (const label of ["bleu petrole", " BLEU PÉTROLE ", "bleu_petrole"]) {
    const again = await add(admin, label);
    assert.equal(again.status, 200, label);
    assert.deepEqual(again.body, { value: "bleu_petrole", label: "Bleu pétrole", is_new: false });
  }
  const signs = await add(admin, "Bleu pétrole !");
  assert.equal(signs.body.value, "bleu_petrole_2", "another text, and a value of its own");
});

test("forty people who add the same options at once add each of them once", async (t) => {
  const { admin } = await begin(t);
  const spellings = ["Vert", "vert", "VERT", "Vèrt", "Rouge", "rouge", "ROUGÉ", "Rougé"];
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => add(admin.again(), spellings[i % spellings.length])));
  assert.ok(answers.every(({ status }) => status === 200 || status === 201));
  assert.equal(answers.filter(({ status }) => status === 201).length, 2);
  assert.equal((await optionsOf(admin)).length, 2);
});

test("what cannot be an option is refused, and those without the right add none", async (t) => {
  const { server, admin } = await begin(t);
  assert.equal((await add(admin, " ")).body.errors[0].code, "invalid_name");
  const text = await admin.call("POST", path, { table: "objet", field: "nom", label: "x" });
  assert.equal(text.body.errors[0].code, "field_without_options");
  assert.equal((await admin.call("POST", path, { table: "objet", field: "absent", label: "x" })).status, 404);

  const permissions = [{ table: "objet", actions: ["read", "update"] }, { table: "choix", actions: ["read"] }];
  const group = await admin.call("POST", "/api/v1/groups", { name: "Saisie", permissions });
  const given = "deux chaises vertes au fond";
  const claire = { username: "claire", password: given, groups: [group.body.id] };
  assert.equal((await admin.call("POST", "/api/v1/users", claire)).status, 201);
  const client = await new ProductClient(server.url).signInAsNewcomer("claire", given);
  assert.equal((await add(client, "Jaune")).body.code, "forbidden");
  assert.deepEqual(await optionsOf(admin), []);
});
