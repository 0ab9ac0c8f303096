// The published cases of conditional fields, and fresh draws: what the form says is what a write does, and what another
// reading of the same rules says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { seed } from "../support/seeded-random.mjs";
import { ProductClient } from "./product-client.mjs";
import { drawGroups } from "./rule-reference.mjs";
import { startServer, temporaryFolder } from "./running-server.mjs";

const file = join(import.meta.dirname, "..", "data", "conditional_fields", "cases.json");

async function begin(t) {
  const server = await startServer(t, temporaryFolder(t));
  return new ProductClient(server.url).signIn();
}

async function makeTable(client, slug, { fields, rules }) {
  const table = { name: slug, slug, fields: fields.map((field) => ({ name: field.slug, slug: field.slug, type: "text", required: field.required })) };
  const made = await client.call("POST", "/api/v1/tables", table);
  assert.equal(made.status, 201, made.text);
  for (const { name, when, effects, hidden_value } of rules) {
    const rule = await client.call("POST", "/api/v1/conditional-fields/rules", { table: slug, name, when, effects, hidden_value });
    assert.equal(rule.status, 201, rule.text);
  }
}

const refusals = (errors) => errors.map(({ pointer, code }) => ({ field: pointer.split("/").at(-1), code }));

/** The form and a write of one draft, each beside what is expected. */
async function check(client, slug, { draft, expected }, told) {
  const form = await client.call("POST", `/api/v1/tables/${slug}/form-state`, { values: draft });
  assert.equal(form.status, 200, form.text);
  const fields = Object.fromEntries(
    Object.entries(form.body.fields).map(([name, { visible, required, readonly, value }]) => [
      name,
      { visible, required, readonly, ...(value === undefined ? {} : { value }) },
    ]),
  );
  assert.deepEqual({ fields, errors: refusals(form.body.errors) }, expected, told);
  for (const [name, state] of Object.entries(fields)) assert.ok(state.visible || !state.required, `${told}: ${name} is hidden and required`);
  const written = await client.call("POST", `/api/v1/tables/${slug}/records`, { values: draft });
  if (expected.errors.length > 0) {
    assert.equal(written.status, 422, told);
    assert.deepEqual(refusals(written.body.errors), expected.errors, told);
  } else {
    assert.equal(written.status, 201, `${told} ${written.text}`);
    for (const [name, { value }] of Object.entries(expected.fields)) {
      assert.equal(written.body.values[name], value === undefined ? (draft[name] ?? null) : value, `${told}: ${name}`);
    }
  }
}

test("the published cases of conditional fields hold, in the form and in a write", async (t) => {
  const { groups } = JSON.parse(readFileSync(file, "utf8"));
  const client = await begin(t);
  let count = 0;
  for (const [at, group] of groups.entries()) {
    const slug = `cas_${at + 1}`;
    await makeTable(client, slug, group);
    for (const each of group.cases) {
      await check(client, slug, each, `${group.name}: ${JSON.stringify(each.draft)}`);
      ++count;
    }
  }
  assert.ok(count >= 300, `${count} cases`);
});

test("form, write and another reading of the rules agree on random rules and drafts", async (t) => {
  const client = await begin(t);
  for (const [at, group] of drawGroups(seed, 25, 8).entries()) {
    const slug = `tirage_${at + 1}`;
    await makeTable(client, slug, group);
    for (const each of group.cases) await check(client, slug, each, `COCHIN_SEED=${seed} ${JSON.stringify({ rules: group.rules, draft: each.draft })}`);
  }
});

/** Whether two rules do the same kind of thing to the same field: then the later one wins. */
function isOrderFree(rules) {
  const kinds = { show: "sight", hide: "sight", require: "duty", optional: "duty", readonly: "lock", default: "gift" };
  const done = rules.flatMap(({ effects }, at) => effects.map(({ field, action }) => ({ at, what: `${field} ${kinds[action]}` })));
  return done.every(({ at, what }) => done.every((other) => other.at === at || other.what !== what));
}

test("the order of rules that do different things makes no difference", async (t) => {
  const client = await begin(t);
  const groups = drawGroups(seed, 150, 6).filter(({ rules }) => rules.length > 1 && isOrderFree(rules)).slice(0, 12);
  assert.ok(groups.length >= 3, `COCHIN_SEED=${seed}`);
  for (const [at, group] of groups.entries()) {
    const slug = `ordre_${at + 1}`;
    await makeTable(client, slug, { ...group, rules: group.rules.toReversed() });
    for (const each of group.cases) await check(client, slug, each, `COCHIN_SEED=${seed} ${JSON.stringify({ rules: group.rules, draft: each.draft })}`);
  }
});
