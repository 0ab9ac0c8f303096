// Rules of conditional fields: one decision, whatever asks for it. The form says what a write would
// refuse; every route that writes refuses the same with the same code.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const rules = "/api/v1/conditional-fields/rules";

async function enter(t) {
  const server = await startServer(t, join(temporaryFolder(t), "data"));
  return new ProductClient(server.url).signIn();
}

async function make(client, path, body) {
  const made = await client.call("POST", path, body);
  assert.equal(made.status, 201, made.text);
  return made.body;
}

const codesOf = ({ body }) => (body.errors ?? []).map(({ pointer, code }) => `/${pointer.split("/").at(-1)} ${code}`);

/** A table of courses whose fields depend on their kind. */
async function makeCourses(client) {
  for (const [valeur, libelle] of [["formation", "Formation"], ["prestation", "Prestation"]]) {
    await make(client, "/api/v1/tables/choix/records", { values: { categorie: "genre", valeur, libelle } });
  }
  await make(client, "/api/v1/tables", {
    name: "Activité",
    slug: "activite",
    fields: [
      { name: "Nom", slug: "nom", type: "text", required: true },
      { name: "Genre", slug: "genre", type: "choice", options: { category: "genre" } },
      { name: "Matériel", slug: "materiel", type: "text" },
      { name: "Échantillons", slug: "echantillons", type: "number" },
    ],
  });
  return make(client, rules, {
    table: "activite",
    name: "Formation",
    when: 'genre == "formation"',
    effects: [
      { field: "materiel", action: "show" },
      { field: "materiel", action: "require" },
      { field: "nom", action: "default", value: '"Cours"' },
    ],
    hidden_value: "reject",
  });
}

const formOf = (client, values, id) =>
  client.call("POST", "/api/v1/tables/activite/form-state", { values, ...(id ? { id } : {}) });

test("the form says what every write refuses, with the same code", async (t) => {
  const client = await enter(t);
  const rule = await makeCourses(client);

  const empty = await formOf(client, { nom: "A" });
  assert.deepEqual(empty.body.fields.materiel, {
    visible: false, required: false, readonly: false, restricted: false, because: [rule.id],
  });
  assert.deepEqual(empty.body.rules, [{ id: rule.id, name: "Formation", values: { genre: null } }]);
  assert.deepEqual(empty.body.errors, []);
  assert.deepEqual(empty.body.depends_on, ["genre"]);

  const draft = { nom: "A", genre: "formation" };
  const asked = await formOf(client, draft);
  assert.equal(asked.body.fields.materiel.visible, true);
  assert.equal(asked.body.fields.materiel.required, true);
  assert.deepEqual(asked.body.rules[0].values, { genre: { value: "formation", label: "Formation" } });
  assert.deepEqual(codesOf(asked), ["/materiel required_by_rule"]);
  assert.match(asked.body.errors[0].message, /règle « Formation »/);
  assert.equal(asked.body.errors[0].rule, "Formation");

  const records = "/api/v1/tables/activite/records";
  const refused = await client.call("POST", records, { values: draft });
  assert.equal(refused.status, 422);
  assert.deepEqual(codesOf(refused), ["/materiel required_by_rule"]);

  const batch = await client.call("POST", "/api/v1/batch", {
    operations: [{ op: "create", table: "activite", values: draft }],
  });
  assert.deepEqual(codesOf(batch), ["/materiel required_by_rule"]);

  const made = await make(client, records, { values: { nom: "A" } });
  const changed = await client.call("PATCH", `${records}/${made.id}`, { values: { genre: "formation" } });
  assert.deepEqual(codesOf(changed), ["/materiel required_by_rule"]);
  const hidden = await client.call("PATCH", `${records}/${made.id}`, { values: { materiel: "x" } });
  assert.deepEqual(codesOf(hidden), ["/materiel hidden_by_rule"]);
  assert.equal(hidden.body.errors[0].rule, "Formation");

  const both = await client.call("PATCH", `${records}/${made.id}`, {
    values: { genre: "formation", materiel: "Écran" },
  });
  assert.equal(both.status, 200, both.text);
  const leaves = await client.call("PATCH", `${records}/${made.id}`, { values: { genre: null } });
  assert.deepEqual(codesOf(leaves), ["/materiel hidden_by_rule"]);
  const away = await client.call("PATCH", `${records}/${made.id}`, { values: { genre: null, materiel: null } });
  assert.equal(away.status, 200, away.text);

  const reverted = await client.call("POST", `${records}/${made.id}/revert`, { version: 2 });
  assert.equal(reverted.status, 200, reverted.text);

  const named = await make(client, records, { values: { genre: "formation", materiel: "Tableau" } });
  assert.equal(named.values.nom, "Cours", "the default of the rule");

  const counted = await client.call("GET", `${records}?total=true&limit=1`);
  assert.equal(counted.body.total, 2, "what was refused left nothing");
});

test("an import says which rule refuses which line", async (t) => {
  const client = await enter(t);
  await makeCourses(client);
  const form = new FormData();
  form.set("file", new Blob(["nom;genre;materiel\nA;formation;\nB;formation;Craie\nC;prestation;Craie\n"]), "a.csv");
  const started = await client.send("POST", "/api/v1/tables/activite/import", form, { "Content-Type": undefined });
  assert.equal(started.status, 202, started.text);
  let run;
  do {
    await wait(20);
    run = (await client.call("GET", started.headers.get("location"))).body;
  } while (!["succeeded", "failed"].includes(run.state));
  assert.equal(run.result.created, 1, JSON.stringify(run));
  assert.equal(run.result.refused, 2);
  const lines = await client.call("GET", run.result.refused_url);
  assert.match(lines.text, /A;formation;.*règle « Formation »/);
  assert.match(lines.text, /C;prestation;Craie.*règle « Formation »/);
});

test("a rule is refused with the place where it is wrong, and changes nothing", async (t) => {
  const client = await enter(t);
  const rule = await makeCourses(client);
  const cases = [
    [{ when: "gnere == 1" }, "/when", "unknown_field"],
    [{ when: "genre ==" }, "/when", "syntax_error"],
    [{ when: "" }, "/when", "required"],
    [{ effects: [] }, "/effects", "required"],
    [{ effects: [{ field: "rien", action: "show" }] }, "/effects/0/field", "unknown_field"],
    [{ effects: [{ field: "nom", action: "vanish" }] }, "/effects/0/action", "invalid_option"],
    [{ effects: [{ field: "nom", action: "default" }] }, "/effects/0/value", "required"],
    [{ effects: [{ field: "nom", action: "default", value: "1" }] }, "/effects/0/value", "type_mismatch"],
    [{ effects: [{ field: "nom", action: "options", value: "true" }] }, "/effects/0/value", "field_without_options"],
    [{ effects: [{ field: "nom", action: "hide", value: "1" }] }, "/effects/0/value", "effect_without_value"],
    [{ hidden_value: "burn" }, "/hidden_value", "invalid_option"],
    [{ order: -1 }, "/order", "out_of_range"],
    [{ table: "contact" }, "/table", "fixed_table"],
    [{ name: " " }, "/name", "invalid_name"],
  ];
  for (const [change, pointer, code] of cases) {
    const refused = await client.call("PATCH", `${rules}/${rule.id}`, change);
    assert.equal(refused.status, 422, `${JSON.stringify(change)}: ${refused.text}`);
    assert.deepEqual(refused.body.errors.map((error) => [error.pointer, error.code]), [[pointer, code]]);
  }
  assert.deepEqual((await client.call("GET", `${rules}/${rule.id}`)).body, rule);

  const circle = await client.call("POST", rules, {
    table: "activite", name: "Retour", when: 'materiel == "x"', effects: [{ field: "genre", action: "hide" }],
  });
  assert.equal(circle.body.code, "rule_cycle");
  assert.match(circle.body.detail, /Genre → Matériel → Genre|Matériel → Genre → Matériel/);

  const used = await client.call("DELETE", "/api/v1/tables/activite/fields/genre");
  assert.equal(used.status, 409);
  assert.equal(used.body.code, "field_in_use");
  assert.match(used.body.detail, /Formation/);
});

test("a rule counts, lists and corrects the records that break it", async (t) => {
  const client = await enter(t);
  await makeCourses(client);
  const records = "/api/v1/tables/activite/records";
  for (const nom of ["A", "B", "C"]) await make(client, records, { values: { nom, genre: "prestation" } });
  await make(client, records, { values: { nom: "D", genre: "prestation", echantillons: 3 } });
  const rule = {
    table: "activite", name: "Compter", when: 'genre == "prestation"',
    effects: [{ field: "echantillons", action: "require" }],
  };
  const before = await client.call("POST", `${rules}/preview`, rule);
  assert.equal(before.body.count, 3, before.text);
  assert.deepEqual(before.body.items.map(({ label }) => label), ["A", "B", "C"]);

  const { id } = await make(client, rules, rule);
  const offenders = await client.call("GET", `${rules}/${id}/offenders`);
  assert.equal(offenders.body.count, 3);
  assert.equal(offenders.body.items[0].errors[0].code, "required_by_rule");

  const rename = await client.call("PATCH", `${records}/1`, { values: { nom: "A bis" } });
  assert.equal(rename.status, 200, "a change is not refused for what it does not touch");

  const without = await client.call("POST", `${rules}/${id}/correct`, {});
  assert.deepEqual(without.body, { corrected: 0, left: 3 });
  const corrected = await client.call("POST", `${rules}/${id}/correct`, { values: { echantillons: 1 } });
  assert.deepEqual(corrected.body, { corrected: 3, left: 0 });
  assert.equal((await client.call("GET", `${rules}/${id}/offenders`)).body.count, 0);
  const history = await client.call("GET", `${records}/1/history`);
  assert.equal(history.body.items[0].action, "update");
});

test("options follow their parents, four levels deep, on every write", async (t) => {
  const client = await enter(t);
  const levels = ["pays", "region", "ville", "rue"];
  for (const [i, slug] of levels.entries()) {
    const fields = [{ name: "Nom", slug: "nom", type: "text" }];
    if (i > 0) fields.push({ name: "Dans", slug: "dans", type: "foreign_key", options: { table: levels[i - 1] } });
    await make(client, "/api/v1/tables", { name: slug, slug, fields });
    for (const n of [1, 2]) {
      await make(client, `/api/v1/tables/${slug}/records`, { values: { nom: `${slug} ${n}`, ...(i > 0 ? { dans: n } : {}) } });
    }
  }
  await make(client, "/api/v1/tables", {
    name: "Adresse", slug: "adresse",
    fields: levels.map((slug, i) => ({
      name: slug, slug, type: "foreign_key",
      options: { table: slug, ...(i > 0 ? { options_when: `option.dans == record.${levels[i - 1]}` } : {}) },
    })),
  });
  const records = "/api/v1/tables/adresse/records";
  const made = await make(client, records, { values: { pays: 1, region: 1, ville: 1, rue: 1 } });
  const wrong = await client.call("POST", records, { values: { pays: 1, region: 2 } });
  assert.deepEqual(codesOf(wrong), ["/region option_not_allowed"]);

  const rule = await make(client, rules, {
    table: "adresse", name: "La seconde", when: "ville == null",
    effects: [{ field: "rue", action: "options", value: "option.id == 2" }],
  });
  const offered = async (field, draft) => {
    const query = `draft=${encodeURIComponent(JSON.stringify(draft))}`;
    const { body } = await client.call("GET", `/api/v1/tables/adresse/fields/${field}/options?${query}`);
    return body.items.map(({ id }) => id);
  };
  assert.deepEqual(await offered("region", { pays: 1 }), [1]);
  assert.deepEqual(await offered("ville", { pays: 2, region: 2 }), [2]);
  assert.deepEqual(await offered("rue", { ville: 1 }), [1], "the rule does not hold");
  assert.deepEqual(await offered("rue", {}), [], "the rule and the field's own condition");
  await client.call("DELETE", `${rules}/${rule.id}`);

  const moved = await client.call("PATCH", `${records}/${made.id}`, { values: { pays: 2 } });
  assert.equal(moved.status, 200, moved.text);
  assert.deepEqual(
    levels.map((slug) => moved.body.values[slug]?.id ?? null), [2, null, null, null],
    "what the change leaves outside the options is taken away, level by level",
  );

  for (const policy of ["keep", "refuse"]) {
    const field = await client.call("PATCH", "/api/v1/tables/adresse/fields/region", {
      options: { table: "region", options_when: "option.dans == record.pays", when_not_offered: policy },
    });
    assert.equal(field.status, 200, field.text);
    const other = await make(client, records, { values: { pays: 1, region: 1 } });
    const change = await client.call("PATCH", `${records}/${other.id}`, { values: { pays: 2 } });
    if (policy === "refuse") assert.deepEqual(codesOf(change), ["/region option_not_allowed"]);
    else assert.equal(change.body.values.region.id, 1);
  }

  const circle = await client.call("PATCH", "/api/v1/tables/adresse/fields/pays", {
    options: { table: "pays", options_when: "option.id == record.ville" },
  });
  assert.deepEqual(codesOf(circle), ["/options_when rule_cycle"]);
});

test("options may depend on what a link of the draft leads to", async (t) => {
  const client = await enter(t);
  const text = [{ name: "Nom", slug: "nom", type: "text" }];
  for (const slug of ["batiment", "salle"]) {
    await make(client, "/api/v1/tables", { name: slug, slug, fields: text });
    for (const nom of ["Nord", "Sud"]) await make(client, `/api/v1/tables/${slug}/records`, { values: { nom } });
  }
  const link = (slug, more) => ({ name: slug, slug, type: "foreign_key", options: { table: slug, ...more } });
  await make(client, "/api/v1/tables", {
    name: "Séance", slug: "seance", fields: [link("batiment"), link("salle", { options_when: "option.nom == record.batiment.nom" })],
  });
  const draft = encodeURIComponent(JSON.stringify({ batiment: 2 }));
  const offered = await client.call("GET", `/api/v1/tables/seance/fields/salle/options?draft=${draft}`);
  assert.deepEqual(offered.body.items, [{ id: 2, label: "Sud" }]);
  const wrong = await client.call("POST", "/api/v1/tables/seance/records", { values: { batiment: 2, salle: 1 } });
  assert.deepEqual(codesOf(wrong), ["/salle option_not_allowed"]);
});

/** Somebody who sees the contacts of one firm only. */
async function enterAsColleague(admin) {
  const permissions = [
    { table: "contact", actions: ["read"], record_filter: 'entreprise == "CNRS"' },
    { table: "dossier", actions: ["read", "create", "update"] },
  ];
  const group = await make(admin, "/api/v1/groups", { name: "Dossiers", permissions });
  const given = "colline-SAPIN-velours-47";
  await make(admin, "/api/v1/users", { username: "lea", password: given, groups: [group.id] });
  const lea = new ProductClient(admin.url);
  const credentials = { username: "lea", password: given };
  lea.headers["X-CSRF-Token"] = (await lea.call("POST", "/api/v1/auth/login", credentials)).body.csrf_token;
  const change = { current_password: given, new_password: "riviere-ORAGE-plume-93" };
  assert.equal((await lea.call("POST", "/api/v1/auth/password", change)).status, 204);
  await lea.readSession();
  return lea;
}

// Z-03, Z-06
test("a rule tells nothing of a record that the writer may not see", async (t) => {
  const admin = await enter(t);
  for (const entreprise of ["CNRS", "Secret", "Autre"]) {
    await make(admin, "/api/v1/tables/contact/records", { values: { nom: entreprise, prenom: "A", entreprise } });
  }
  await make(admin, "/api/v1/tables", {
    name: "Dossier", slug: "dossier",
    fields: [{ name: "Contact", slug: "contact", type: "foreign_key", options: { table: "contact" } }, { name: "Note", slug: "note", type: "text" }],
  });
  const effects = [{ field: "note", action: "show" }, { field: "note", action: "require" }];
  await make(admin, rules, { table: "dossier", name: "Secret", when: 'contact.entreprise == "Secret"', effects });
  const lea = await enterAsColleague(admin);
  const shape = ({ status, body }) => JSON.stringify([status, { ...body, request_id: 0 }]).replaceAll(/\d+/g, "n");
  const ask = async (contact) => [
    shape(await lea.call("POST", "/api/v1/tables/dossier/form-state", { values: { contact } })),
    shape(await lea.call("POST", "/api/v1/tables/dossier/records", { values: { contact } })),
  ];
  const secret = await ask(2);
  assert.deepEqual(secret, await ask(3), "whether the rule holds does not show");
  assert.deepEqual(secret, await ask(99), "nor whether the record is there");
  assert.match(secret[1], /unknown_record/);
  const seen = await admin.call("POST", "/api/v1/tables/dossier/form-state", { values: { contact: 2 } });
  assert.equal(seen.body.fields.note.required, true, "it does hold");
  assert.equal((await lea.call("POST", "/api/v1/tables/dossier/records", { values: { contact: 1 } })).status, 201);
});
