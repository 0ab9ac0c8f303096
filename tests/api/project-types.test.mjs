// Project types: a type brings its own fields to the record of a project, and a table of details
// reads them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const types = "/api/v1/project-types";
const projects = "/api/v1/tables/projet/records";

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t));
  return { server, admin: await new ProductClient(server.url).signIn() };
}

async function make(client, definition) {
  const made = await client.call("POST", types, definition);
  assert.equal(made.status, 201, made.text);
  return made.body;
}

const sequencing = {
  name: "Séquençage",
  description: "Lectures d’ADN",
  fields: [
    { name: "Profondeur", type: "number", required: true },
    { name: "Appareil", type: "choice", choices: ["NovaSeq", "MiSeq", "novaseq"] },
    { name: "Remarque", type: "text" },
  ],
};

async function items(client, path) {
  const answer = await client.call("GET", path);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.items;
}

test("one request makes the choice, the name, the table, its link, its fields, their options and the rule", async (t) => {
  const { admin } = await begin(t);
  const type = await make(admin, sequencing);
  assert.equal(type.value, "sequencage");
  assert.equal(type.table, "sequencagedetails");
  assert.deepEqual(
    type.fields.map(({ slug, type: kind, required }) => [slug, kind, required]),
    [["profondeur", "number", true], ["appareil", "choice", false], ["remarque", "text", false]],
  );

  const [choice] = await items(admin, `/api/v1/tables/choix/records?filter=${encodeURIComponent('valeur == "sequencage"')}`);
  assert.equal(choice.values.categorie, "type_projet");
  assert.equal(choice.values.libelle, "Séquençage");
  const names = await items(admin, "/api/v1/tables/tablenames/records");
  const named = names.filter(({ values }) => values.nom === "Séquençage");
  assert.equal(named.length, 1);
  assert.equal(named[0].values.description, "Lectures d’ADN");
  assert.equal(named[0].values.actif, true);

  const details = (await admin.call("GET", "/api/v1/tables/sequencagedetails")).body;
  assert.equal(details.name, "SéquençageDetails");
  assert.equal(details.details_of, "projet");
  const [link] = details.fields;
  assert.deepEqual(
    [link.slug, link.type, link.options.table, link.required, link.unique],
    ["projet", "foreign_key", "projet", true, true],
  );
  const devices = await items(admin, "/api/v1/conditional-fields/options?table=projet&field=appareil");
  assert.deepEqual(devices.map(({ label }) => label), ["NovaSeq", "MiSeq"], "no twin that differs by case");

  const rule = (await admin.call("GET", `/api/v1/conditional-fields/rules/${type.rule}`)).body;
  assert.equal(rule.table, "projet");
  assert.equal(rule.when, 'type_projet == "sequencage"');
  assert.deepEqual(
    rule.effects.map(({ field, action }) => [field, action]),
    [["profondeur", "show"], ["appareil", "show"], ["remarque", "show"]],
  );
});

test("the fields are those of the project while it has the type: required, refused, filtered, sorted, searched, exported", async (t) => {
  const { admin } = await begin(t);
  await make(admin, sequencing);
  const lacking = await admin.call("POST", projects, { values: { nom_projet: "P", type_projet: "sequencage" } });
  assert.equal(lacking.status, 422);
  assert.deepEqual(lacking.body.errors.map(({ pointer, code }) => [pointer, code]), [["/values/profondeur", "required"]]);
  const other = await admin.call("POST", projects, { values: { nom_projet: "Cours", type_projet: "formation" } });
  assert.equal(other.status, 201, "what another type asks for is not asked here");

  const values = { nom_projet: "Génome", type_projet: "sequencage", profondeur: 30, appareil: "miseq", remarque: "Zèbre" };
  const made = await admin.call("POST", projects, { values });
  assert.equal(made.status, 201, made.text);
  const find = async (query) => (await items(admin, `${projects}?${query}`)).map(({ id }) => id);
  assert.deepEqual(await find(`filter=${encodeURIComponent('profondeur > 20 && appareil == "miseq"')}`), [made.body.id]);
  assert.deepEqual(await find("search=zebre"), [made.body.id]);
  assert.equal((await find("sort=-profondeur"))[0], made.body.id);
  const csv = (await admin.call("GET", "/api/v1/tables/projet/export?format=csv")).text;
  assert.match(csv.split(/\r?\n/)[0], /,profondeur,appareil,remarque$/);
  assert.match(csv, /Génome.*30.*Zèbre/s);

  const state = await admin.call("POST", "/api/v1/tables/projet/form-state", { values: { type_projet: "formation" } });
  assert.equal(state.body.fields.profondeur.visible, false);
  assert.equal(state.body.fields.profondeur.required, false);
});

test("the table of details reads the projects of its type, one to one, and is written with them only", async (t) => {
  const { admin } = await begin(t);
  await make(admin, sequencing);
  const records = "/api/v1/tables/sequencagedetails/records";
  const first = (await admin.call("POST", projects, { values: { nom_projet: "A", type_projet: "sequencage", profondeur: 10 } })).body;
  await admin.call("POST", projects, { values: { nom_projet: "B", type_projet: "formation" } });
  const second = (await admin.call("POST", projects, { values: { nom_projet: "C", type_projet: "sequencage", profondeur: 5, remarque: "mot" } })).body;

  const page = await admin.call("GET", `${records}?sort=profondeur&total=true`);
  assert.equal(page.status, 200, page.text);
  assert.equal(page.body.total, 2);
  assert.deepEqual(page.body.items.map(({ values }) => [values.projet.label, values.profondeur]), [["C", 5], ["A", 10]]);
  assert.deepEqual((await items(admin, `${records}?filter=${encodeURIComponent('projet.nom_projet == "A"')}`)).map(({ id }) => id), [first.id]);
  assert.deepEqual((await items(admin, `${records}?search=mot`)).map(({ id }) => id), [second.id]);
  const sums = await admin.call("GET", "/api/v1/tables/sequencagedetails/aggregate?metrics=count,sum(profondeur)");
  assert.equal(sums.body.groups[0].metrics["sum(profondeur)"], 15);
  assert.equal((await admin.call("GET", `${records}/${second.id}`)).body.values.remarque, "mot");
  assert.match((await admin.call("GET", "/api/v1/tables/sequencagedetails/export?format=csv")).text, /mot/);

  const writes = [
    ["POST", records, { values: { projet: first.id, profondeur: 1 } }],
    ["PATCH", `${records}/${first.id}`, { values: { profondeur: 1 } }],
    ["DELETE", `${records}/${first.id}`],
    ["POST", `${records}/${first.id}/restore`],
    ["POST", `${records}/${first.id}/revert`, { version: 1 }],
    ["POST", "/api/v1/batch", { operations: [{ op: "update", table: "sequencagedetails", id: first.id, values: { profondeur: 1 } }] }],
    ["POST", "/api/v1/tables/sequencagedetails/fields/order", { fields: ["remarque"] }],
    ["PATCH", "/api/v1/tables/sequencagedetails/fields/projet", { name: "X" }],
  ];
  for (const [method, path, body] of writes) {
    const refused = await admin.call(method, path, body);
    assert.equal(refused.status, 409, `${method} ${path} ${refused.text}`);
    assert.equal(refused.body.code, "details_table", `${method} ${path}`);
  }
  assert.equal((await admin.call("GET", `${projects}/${first.id}`)).body.values.profondeur, 10);

  // Deleted and restored with the project.
  assert.equal((await admin.call("DELETE", `${projects}/${first.id}`)).status, 204);
  assert.deepEqual((await items(admin, records)).map(({ id }) => id), [second.id]);
  assert.equal((await admin.call("POST", `${projects}/${first.id}/restore`)).status, 200);
  assert.equal((await items(admin, records)).length, 2);
});

test("a project that changes its type keeps its former details out of sight, and finds them again", async (t) => {
  const { admin } = await begin(t);
  await make(admin, sequencing);
  const { id } = (await admin.call("POST", projects, { values: { nom_projet: "A", type_projet: "sequencage", profondeur: 10 } })).body;
  const change = async (values) => {
    const changed = await admin.call("PATCH", `${projects}/${id}`, { values });
    assert.equal(changed.status, 200, changed.text);
    return changed.body.values;
  };
  await change({ type_projet: "formation" });
  assert.deepEqual(await items(admin, "/api/v1/tables/sequencagedetails/records"), []);
  const state = await admin.call("POST", "/api/v1/tables/projet/form-state", { id, values: {} });
  assert.equal(state.body.fields.profondeur.visible, false);
  assert.equal((await change({ type_projet: "sequencage" })).profondeur, 10);
});

test("the three models go together though each has a sub-type of its own", async (t) => {
  const { admin } = await begin(t);
  const { templates } = (await admin.call("GET", types)).body;
  assert.deepEqual(templates.map(({ name }) => name), ["Prestation", "Formation", "Collaboration"]);
  for (const template of templates) await make(admin, template);
  const projet = (await admin.call("GET", "/api/v1/tables/projet")).body;
  const details = projet.fields.filter((field) => field.details !== null);
  assert.deepEqual(
    details.map(({ slug, details: table }) => [table, slug]),
    [
      ["prestationdetails", "sous_type"],
      ["prestationdetails", "n_samples"],
      ["prestationdetails", "reference_espace"],
      ["prestationdetails", "stockage_donnee"],
      ["prestationdetails", "qualite"],
      ["formationdetails", "formation_sous_type"],
      ["formationdetails", "materiel_formation"],
      ["collaborationdetails", "collaboration_sous_type"],
      ["collaborationdetails", "contact_collaboration"],
    ],
  );
  assert.equal(new Set(projet.fields.map(({ name }) => name)).size, projet.fields.length, "no two columns of one name");
  const formation = (await admin.call("GET", "/api/v1/tables/formationdetails")).body;
  assert.deepEqual(formation.fields.map(({ slug }) => slug), ["projet", "sous_type", "materiel_formation"]);
  const names = await items(admin, "/api/v1/tables/tablenames/records");
  assert.equal(names.filter(({ values }) => values.nom === "Prestation").length, 1, "its name was there");
  const { items: listed } = (await admin.call("GET", types)).body;
  assert.deepEqual(
    listed.map(({ value, table }) => [value, table]),
    [
      ["developpement", null],
      ["formation", "formationdetails"],
      ["prestation", "prestationdetails"],
      ["maintenance", null],
      ["collaboration", "collaborationdetails"],
    ],
  );
  const options = await items(admin, "/api/v1/tables/projet/fields/formation_sous_type/options");
  assert.deepEqual(options.map(({ label }) => label), ["Initiation", "Perfectionnement", "Atelier pratique"]);
});

test("a field is added to a type, renamed, thrown away and brought back by its table of details", async (t) => {
  const { admin } = await begin(t);
  await make(admin, { name: "Imagerie" });
  const fields = "/api/v1/tables/imageriedetails/fields";
  const added = await admin.call("POST", fields, { name: "Objectif", type: "text" });
  assert.equal(added.status, 201, added.text);
  const second = await admin.call("POST", fields, { name: "Description", type: "text" });
  assert.equal(second.body.slug, "description");
  const { rule } = (await admin.call("GET", types)).body.items.find(({ value }) => value === "imagerie");
  const shown = async () => (await admin.call("GET", `/api/v1/conditional-fields/rules/${rule}`)).body.effects.map(({ field }) => field);
  assert.deepEqual(await shown(), ["objectif", "imagerie_description"]);

  assert.equal((await admin.call("PATCH", `${fields}/description`, { name: "Ce qu’on voit" })).body.name, "Ce qu’on voit");
  const projet = (await admin.call("GET", "/api/v1/tables/projet")).body;
  assert.equal(projet.fields.find(({ slug }) => slug === "imagerie_description").name, "Ce qu’on voit");
  assert.equal((await admin.call("DELETE", `${fields}/objectif`)).status, 204, "its own rule does not hold it");
  assert.deepEqual(await shown(), ["imagerie_description"]);
  assert.equal((await admin.call("POST", `${fields}/objectif/restore`)).status, 200);
  assert.deepEqual(await shown(), ["objectif", "imagerie_description"]);
  assert.equal((await admin.call("POST", `${fields}/rien/restore`)).body.code, "not_found");
});

test("a table of details goes with its fields and its rule, and comes back with them; the projects stay", async (t) => {
  const { admin } = await begin(t);
  const { rule } = await make(admin, sequencing);
  const { id } = (await admin.call("POST", projects, { values: { nom_projet: "A", type_projet: "sequencage", profondeur: 10 } })).body;
  await admin.call("DELETE", "/api/v1/tables/sequencagedetails/fields/remarque");
  const table = (await admin.call("GET", "/api/v1/tables/sequencagedetails")).body;
  assert.equal((await admin.call("DELETE", "/api/v1/tables/sequencagedetails")).status, 204);
  assert.equal((await admin.call("GET", "/api/v1/tables/sequencagedetails")).status, 404);
  assert.equal((await admin.call("GET", `/api/v1/conditional-fields/rules/${rule}`)).status, 404);
  const without = (await admin.call("GET", `${projects}/${id}`)).body;
  assert.equal(without.values.nom_projet, "A");
  assert.ok(!("profondeur" in without.values));
  assert.equal((await admin.call("GET", types)).body.items.find(({ value }) => value === "sequencage").table, null);

  const back = await admin.call("POST", `/api/v1/tables/${table.id}/restore`);
  assert.equal(back.status, 200, back.text);
  assert.equal((await admin.call("GET", `${projects}/${id}`)).body.values.profondeur, 10);
  assert.deepEqual((await admin.call("GET", "/api/v1/tables/sequencagedetails")).body.fields.map(({ slug }) => slug), ["projet", "profondeur", "appareil"]);
  const type = (await admin.call("GET", types)).body.items.find(({ value }) => value === "sequencage");
  const shown = (await admin.call("GET", `/api/v1/conditional-fields/rules/${type.rule}`)).body.effects.map(({ field }) => field);
  assert.deepEqual(shown, ["profondeur", "appareil"]);

  // What it rests on may go while it is away; then it does not come back.
  await admin.call("DELETE", "/api/v1/tables/sequencagedetails");
  await admin.call("PATCH", `${projects}/${id}`, { values: { type_projet: null } });
  const [choice] = await items(admin, `/api/v1/tables/choix/records?filter=${encodeURIComponent('valeur == "sequencage"')}`);
  assert.equal((await admin.call("DELETE", `/api/v1/tables/choix/records/${choice.id}`)).status, 204);
  const late = await admin.call("POST", `/api/v1/tables/${table.id}/restore`);
  assert.equal(late.body.code, "restore_conflict");
  assert.equal((await admin.call("GET", "/api/v1/tables/sequencagedetails")).status, 404);
});

test("what a type rests on stays: its choice, the field that tells it, the table of projects", async (t) => {
  const { admin } = await begin(t);
  await make(admin, sequencing);
  const [choice] = await items(admin, `/api/v1/tables/choix/records?filter=${encodeURIComponent('valeur == "sequencage"')}`);
  const used = await admin.call("DELETE", `/api/v1/tables/choix/records/${choice.id}`);
  assert.equal(used.body.code, "still_referenced");
  assert.equal((await admin.call("DELETE", "/api/v1/tables/projet/fields/type_projet")).body.code, "field_in_use");
  assert.equal((await admin.call("PATCH", "/api/v1/tables/projet/fields/type_projet?accept_loss=true", { type: "text" })).body.code, "field_in_use");
  assert.equal((await admin.call("DELETE", "/api/v1/tables/projet")).body.code, "table_in_use");
  const link = { name: "Lien", type: "foreign_key", options: { table: "sequencagedetails" } };
  assert.equal((await admin.call("POST", "/api/v1/tables/contact/fields", link)).body.errors[0].code, "unknown_table");
  const rule = { table: "sequencagedetails", name: "R", when: "true", effects: [{ field: "remarque", action: "hide" }] };
  assert.equal((await admin.call("POST", "/api/v1/conditional-fields/rules", rule)).body.errors[0].code, "details_table");
});

test("a definition that cannot be is refused where it is wrong, and leaves nothing behind", async (t) => {
  const { admin } = await begin(t);
  const before = await Promise.all(["choix", "tablenames"].map((table) => items(admin, `/api/v1/tables/${table}/records`)));
  const refused = async (definition, pointer, code) => {
    const answer = await admin.call("POST", types, definition);
    assert.equal(answer.status, 422, answer.text);
    assert.deepEqual(answer.body.errors.map((error) => [error.pointer, error.code]), [[pointer, code]]);
  };
  await refused({ name: " " }, "/name", "invalid_name");
  await refused({ name: "X", description: "x".repeat(2001) }, "/description", "too_long");
  await refused({ name: "X", fields: [{ name: "A", type: "text" }, { name: "B", type: "nombre" }] }, "/fields/1/type", "unknown_field_type");
  await refused({ name: "X", fields: [{ name: "A", type: "text", choices: ["a"] }] }, "/fields/0/choices", "field_without_options");
  await refused({ name: "X", fields: [{ name: "A", type: "choice", choices: ["a", ""] }] }, "/fields/0/choices/1", "invalid_name");
  await refused({ name: "X", fields: [{ name: "A", type: "choice", choices: Array.from({ length: 201 }, (_, i) => `c${i}`) }] }, "/fields/0/choices", "too_many_items");
  await refused({ name: "X", fields: [{ name: "A", type: "foreign_key", options: { table: "rien" } }] }, "/fields/0/options/table", "unknown_table");
  await refused({ name: "X", fields: [{ name: "A", type: "text", colour: 1 }] }, "/fields/0/colour", "unknown_field");
  await make(admin, { name: "Formation" });
  const twice = await admin.call("POST", types, { name: "FORMATION", fields: [{ name: "A", type: "text" }] });
  assert.equal(twice.status, 409);
  assert.equal(twice.body.code, "project_type_exists");
  const after = await Promise.all(["choix", "tablenames"].map((table) => items(admin, `/api/v1/tables/${table}/records`)));
  assert.deepEqual(after, before);
  assert.equal((await admin.call("GET", "/api/v1/tables/xdetails")).status, 404);
});

test("without a table of projects there are no types", async (t) => {
  const { admin } = await begin(t);
  for (const table of ["devisparprojet", "projet"]) {
    assert.equal((await admin.call("DELETE", `/api/v1/tables/${table}`)).status, 204);
  }
  const refused = await admin.call("POST", types, { name: "X" });
  assert.equal(refused.status, 409);
  assert.equal(refused.body.code, "no_project_table");
  const { table, field, items: listed } = (await admin.call("GET", types)).body;
  assert.deepEqual([table, field, listed], [null, null, []]);
});

test("details are read as far as their projects are, and no field more", async (t) => {
  const { server, admin } = await begin(t);
  await make(admin, sequencing);
  const makeGroup = (name, permissions) => admin.call("POST", "/api/v1/groups", { name, permissions });
  const apart = await makeGroup("À part", [{ table: "sequencagedetails", actions: ["read"] }]);
  assert.deepEqual(apart.body.errors.map(({ pointer, code }) => [pointer, code]), [["/permissions/0/table", "details_table"]]);
  const read = { table: "projet", actions: ["read"], record_filter: 'nom_projet == "A"' };
  const group = await makeGroup("Lecteurs prudents", [{ ...read, hidden_fields: ["remarque"] }]);
  assert.equal(group.status, 201, group.text);
  const given = "deux chaises vertes au fond";
  const account = await admin.call("POST", "/api/v1/users", { username: "lectrice", password: given, groups: [group.body.id] });
  assert.equal(account.status, 201, account.text);
  for (const nom_projet of ["A", "B"]) {
    await admin.call("POST", projects, { values: { nom_projet, type_projet: "sequencage", profondeur: 1, remarque: "secret" } });
  }
  const reader = await new ProductClient(server.url).signInAsNewcomer("lectrice", given);
  const seen = await items(reader, "/api/v1/tables/sequencagedetails/records");
  assert.deepEqual(seen.map(({ values }) => values.projet.label), ["A"]);
  assert.ok(!("remarque" in seen[0].values));
  assert.deepEqual(await items(reader, "/api/v1/tables/sequencagedetails/records?search=secret"), []);
  const table = (await reader.call("GET", "/api/v1/tables/sequencagedetails")).body;
  assert.deepEqual(table.fields.map(({ slug }) => slug), ["projet", "profondeur", "appareil"]);
  const listed = (await reader.call("GET", types)).body.items.find(({ value }) => value === "sequencage");
  assert.deepEqual(listed.fields.map(({ slug }) => slug), ["profondeur", "appareil"]);
  assert.equal((await reader.call("POST", "/api/v1/tables/sequencagedetails/records", { values: {} })).status, 403);
  assert.equal((await reader.call("POST", types, { name: "Z" })).status, 403);

  // Whose details they are tells the type: who does not see that sees no table of details.
  const blind = await admin.call("PATCH", `/api/v1/groups/${group.body.id}`, { permissions: [{ ...read, hidden_fields: ["type_projet"] }] });
  assert.equal(blind.status, 200, blind.text);
  assert.equal((await reader.call("GET", "/api/v1/tables/sequencagedetails")).status, 404);
  assert.equal((await reader.call("GET", "/api/v1/tables/sequencagedetails/records")).status, 404);
  assert.deepEqual((await reader.call("GET", types)).body.items, []);
});

test("who may change tables makes types, if he may also create what they rest on", async (t) => {
  const { server, admin } = await begin(t);
  const given = "deux chaises vertes au fond";
  const attempt = async (username, permissions) => {
    const group = await admin.call("POST", "/api/v1/groups", { name: username, rights: ["schema.manage"], permissions });
    assert.equal(group.status, 201, group.text);
    await admin.call("POST", "/api/v1/users", { username, password: given, groups: [group.body.id] });
    const person = await new ProductClient(server.url).signInAsNewcomer(username, given);
    return person.call("POST", types, { name: `De ${username}`, fields: [{ name: "A", type: "text" }] });
  };
  const project = { table: "projet", actions: ["read"] };
  const choices = { table: "choix", actions: ["read", "create"] };
  const names = { table: "tablenames", actions: ["read", "create"] };
  assert.equal((await attempt("anne", [choices, names])).body.code, "no_project_table", "what he does not see is not there");
  assert.equal((await attempt("boris", [project, names])).body.code, "forbidden");
  assert.equal((await attempt("carla", [project, choices])).body.code, "forbidden");
  const before = (await admin.call("GET", types)).body.items.length;
  const made = await attempt("david", [project, choices, names]);
  assert.equal(made.status, 201, made.text);
  assert.equal((await admin.call("GET", types)).body.items.length, before + 1, "and those who might not left nothing");
});

test("details come with the import of projects, under the same checks", async (t) => {
  const { admin } = await begin(t);
  await make(admin, sequencing);
  const lines = ["nom_projet;type_projet;profondeur;appareil", "A;sequencage;12;MiSeq", "B;sequencage;;MiSeq", "C;formation;;"];
  const form = new FormData();
  form.append("file", new Blob([lines.join("\n")]), "projets.csv");
  form.append("plan", "{}");
  const started = await admin.send("POST", "/api/v1/tables/projet/import", form, { "Content-Type": undefined });
  assert.equal(started.status, 202, started.text);
  let run = started.body;
  while (!["succeeded", "failed"].includes(run.state)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    run = (await admin.call("GET", `/api/v1/job-runs/${run.id}`)).body;
  }
  assert.deepEqual([run.result.created, run.result.refused], [2, 1]);
  const refused = (await admin.call("GET", run.result.refused_url)).text;
  assert.match(refused, /B;sequencage/);
  const [only] = await items(admin, "/api/v1/tables/sequencagedetails/records");
  assert.deepEqual([only.values.projet.label, only.values.profondeur, only.values.appareil.label], ["A", 12, "MiSeq"]);
  const apart = new FormData();
  apart.append("file", new Blob(["profondeur\n3"]), "details.csv");
  apart.append("plan", "{}");
  const wrong = await admin.send("POST", "/api/v1/tables/sequencagedetails/import", apart, { "Content-Type": undefined });
  assert.equal(wrong.body.code, "details_table");
});

test("types and their details survive the stop of the server", async (t) => {
  const data = temporaryFolder(t);
  const first = await startServer(t, data);
  const admin = await new ProductClient(first.url).signIn();
  await make(admin, sequencing);
  await admin.call("POST", projects, { values: { nom_projet: "A", type_projet: "sequencage", profondeur: 7 } });
  await first.stop();
  const second = await startServer(t, data);
  const again = await new ProductClient(second.url).signIn();
  const [record] = await items(again, "/api/v1/tables/sequencagedetails/records");
  assert.equal(record.values.profondeur, 7);
});
