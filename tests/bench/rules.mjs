// A form with many rules: forty fields, fifty rules that read and decide on them.

const fields = Array.from({ length: 40 }, (_, i) => `c${i + 1}`);
const table = "formulaire";

/** Rules read earlier fields than those they show: they cannot go round in a circle. */
const rules = Array.from({ length: 50 }, (_, i) => {
  const read = i % 20;
  const shown = 20 + (i % 20);
  return {
    table,
    name: `Règle ${i + 1}`,
    when: `${fields[read]} == "v${i % 3}" || ${fields[(read + 7) % 20]} != null && fold(${fields[(read + 3) % 20]}).contains("é")`,
    effects: [
      { field: fields[shown], action: "show" },
      { field: fields[shown], action: "require" },
      { field: fields[(read + 11) % 20], action: i % 2 === 0 ? "require" : "optional" },
    ],
  };
});

async function createForm(caller) {
  await caller.send("POST", "/api/v1/tables", {
    name: "Formulaire",
    slug: table,
    fields: fields.map((slug) => ({ name: slug, slug, type: "text" })),
  });
  for (const rule of rules) await caller.send("POST", "/api/v1/conditional-fields/rules", rule);
}

/** Drafts in which some of the rules hold. */
const drafts = Array.from({ length: 60 }, (_, i) => ({
  values: Object.fromEntries(fields.slice(0, 5 + (i % 30)).map((slug, at) => [slug, `v${(i + at) % 4}`])),
}));

export const formStateCase = {
  name: "form-state",
  title: "état d’un formulaire, 40 champs, 50 règles",
  before: createForm,
  requests: drafts.map((draft) => ["POST", `/api/v1/tables/${table}/form-state`, JSON.stringify(draft)]),
};
