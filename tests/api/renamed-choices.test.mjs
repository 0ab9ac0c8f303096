// A choice that gets another `valeur` is called so wherever people have written it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ProductClient } from "./product-client.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const rules = "/api/v1/conditional-fields/rules";

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t));
  const admin = await new ProductClient(server.url).signIn();
  const call = async (method, path, body, status = 200) => {
    const answer = await admin.call(method, path, body);
    assert.equal(answer.status, status, `${method} ${path} ${answer.text}`);
    return answer.body;
  };
  const add = (categorie, valeur, libelle) =>
    call("POST", "/api/v1/tables/choix/records", { values: { categorie, valeur, libelle } }, 201);
  await add("genre", "formation", "Formation");
  await add("genre", "conseil", "Conseil");
  await add("lieu", "formation", "Salle de formation");
  const fields = [
    { name: "Nom", slug: "nom", type: "text" },
    { name: "Genre", slug: "genre", type: "choice", options: { category: "genre" }, default: "formation" },
    { name: "Lieu", slug: "lieu", type: "choice", options: { category: "lieu", options_when: 'record.genre == "formation" || option.valeur != "x"' } },
    { name: "Matériel", slug: "materiel", type: "text" },
    { name: "Suite", slug: "suite", type: "choice", options: { category: "genre" } },
  ];
  await call("POST", "/api/v1/tables", { name: "Cours", slug: "cours", fields }, 201);
  const [choice] = (await call("GET", `/api/v1/tables/choix/records?filter=${encodeURIComponent('categorie == "genre" && valeur == "formation"')}`)).items;
  const rename = (valeur) => call("PATCH", `/api/v1/tables/choix/records/${choice.id}`, { values: { valeur } });
  return { server, admin, call, choice, rename };
}

test("rules, options of fields, defaults and record filters follow, and texts that only look the same do not", async (t) => {
  const { server, admin, call, rename } = await begin(t);
  const written = `genre  in ['conseil', "formation"] // « formation »
    && (nom != "formation" || lieu == "formation") && genre == r'formation'`;
  const rule = await call("POST", rules, {
    table: "cours",
    name: "R",
    when: written,
    effects: [
      { field: "suite", action: "default", value: '"formation"' },
      { field: "suite", action: "options", value: 'option.valeur in ["formation"] && record.genre == "formation" && option.libelle != "formation"' },
      { field: "materiel", action: "show" },
    ],
  }, 201);
  const permissions = [{ table: "cours", actions: ["read"], record_filter: 'genre == "formation"' }];
  const group = await call("POST", "/api/v1/groups", { name: "G", permissions }, 201);
  const given = "deux chaises vertes au fond";
  await call("POST", "/api/v1/users", { username: "lea", password: given, groups: [group.id] }, 201);
  await call("POST", "/api/v1/tables/cours/records", { values: { nom: "A", genre: "formation" } }, 201);
  const lea = await new ProductClient(server.url).signInAsNewcomer("lea", given);
  const seen = async () => (await lea.call("GET", "/api/v1/tables/cours/records")).body.items.length;
  assert.equal(await seen(), 1);

  await rename('cours "ouvert"');
  const after = await call("GET", `${rules}/${rule.id}`);
  assert.equal(
    after.when,
    `genre  in ['conseil', "cours \\"ouvert\\""] // « formation »
    && (nom != "formation" || lieu == "formation") && genre == "cours \\"ouvert\\""`,
  );
  assert.deepEqual(
    after.effects.map(({ value }) => value),
    [
      '"cours \\"ouvert\\""',
      'option.valeur in ["cours \\"ouvert\\""] && record.genre == "cours \\"ouvert\\"" && option.libelle != "formation"',
      undefined,
    ],
  );
  assert.equal(after.is_broken, false);
  assert.deepEqual(after.choices, [{ category: "genre", value: "conseil" }, { category: "genre", value: 'cours "ouvert"' }, { category: "lieu", value: "formation" }]);
  const table = await call("GET", "/api/v1/tables/cours");
  const field = (slug) => table.fields.find((each) => each.slug === slug);
  assert.equal(field("genre").default, 'cours "ouvert"');
  assert.equal(field("lieu").options.options_when, 'record.genre == "cours \\"ouvert\\"" || option.valeur != "x"');
  const [permission] = (await call("GET", `/api/v1/groups/${group.id}`)).permissions;
  assert.equal(permission.record_filter, 'genre == "cours \\"ouvert\\""');

  assert.equal(await seen(), 1, "who may read it still may, at the next request");
  const made = await call("POST", "/api/v1/tables/cours/records", { values: { nom: "B", materiel: "Bancs" } }, 201);
  assert.deepEqual(made.values.genre, { value: 'cours "ouvert"', label: "Formation" });
  assert.deepEqual(made.values.suite, { value: 'cours "ouvert"', label: "Formation" });
  const log = await call("GET", "/api/v1/audit?limit=5");
  assert.deepEqual(
    log.items.map(({ action }) => action).filter((action) => /^(rules|fields|groups)\./.test(action)),
    ["groups.changed", "rules.changed", "fields.changed", "fields.changed"],
  );
});

test("a rule of a type of projects goes on after its choice was called otherwise", async (t) => {
  const { call } = await begin(t);
  const type = await call("POST", "/api/v1/project-types", { name: "Formation", fields: [{ name: "Salle", type: "text" }] }, 201);
  const [choice] = (await call("GET", `/api/v1/tables/choix/records?filter=${encodeURIComponent('categorie == "type_projet" && valeur == "formation"')}`)).items;
  await call("PATCH", `/api/v1/tables/choix/records/${choice.id}`, { values: { valeur: "stage" } });
  assert.equal((await call("GET", `${rules}/${type.rule}`)).when, 'type_projet == "stage"');
  const state = await call("POST", "/api/v1/tables/projet/form-state", { values: { type_projet: "stage" } });
  assert.equal(state.fields.salle.visible, true);
});

test("who may not see what names a choice learns that something does, and no more", async (t) => {
  const { server, call, choice } = await begin(t);
  await call("POST", rules, { table: "cours", name: "Règle discrète", when: 'genre == "formation"', effects: [{ field: "nom", action: "hide" }] }, 201);
  const permissions = [{ table: "choix", actions: ["read", "delete"] }];
  const group = await call("POST", "/api/v1/groups", { name: "Choix", permissions }, 201);
  const given = "deux chaises vertes au fond";
  await call("POST", "/api/v1/users", { username: "lea", password: given, groups: [group.id] }, 201);
  const lea = await new ProductClient(server.url).signInAsNewcomer("lea", given);
  const refused = await lea.call("DELETE", `/api/v1/tables/choix/records/${choice.id}`);
  assert.equal(refused.body.code, "still_referenced");
  assert.match(refused.body.detail, /…/);
  assert.doesNotMatch(refused.text, /discrète|Genre|Lieu|Cours/);
});

test("a choice that a rule or a field names is not deleted from under it", async (t) => {
  const { admin, call, choice } = await begin(t);
  const remove = () => admin.call("DELETE", `/api/v1/tables/choix/records/${choice.id}`);
  const named = await remove();
  assert.equal(named.status, 409);
  assert.equal(named.body.code, "still_referenced");
  assert.match(named.body.detail, /Genre, Lieu/);
  await call("PATCH", "/api/v1/tables/cours/fields/lieu", { options: { options_when: null } });
  await call("PATCH", "/api/v1/tables/cours/fields/genre", { default: null });
  const rule = await call("POST", rules, { table: "cours", name: "Du genre", when: 'genre == "formation"', effects: [{ field: "nom", action: "hide" }] }, 201);
  assert.match((await remove()).body.detail, /Du genre/);
  await call("DELETE", `${rules}/${rule.id}`, undefined, 204);
  assert.equal((await remove()).status, 204);
});
