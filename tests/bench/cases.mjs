// The cases: what is asked of the product, and the same SQL for the bare loop.
import { formStateCase } from "./rules.mjs";
import { pairIndex, rareWord, kRareWords, recordsPath, recordValues, statuses, tablePath } from "./dataset.mjs";

const kStride = 7919;  // as in bare_loop.cpp
const kDifferentRequests = 20_000;
const kPage = 50;

const query = (parameters) => `${recordsPath}?${new URLSearchParams(parameters)}`;
const get = (path) => [["GET", path]];

/** Physical names and SQL of the measured table, as the product writes them. */
export class Sql {
  constructor(table, contact) {
    this.table = table;
    this.row = `t${table.id}`;
    this.contact = `t${contact.id}`;
    this.labels = contact.fields.filter((field) => contact.label_fields.includes(field.slug));
  }

  column(slug) {
    return `f${this.table.fields.find((field) => field.slug === slug).id}`;
  }

  /** Every column of a record with the label of its contact. */
  select() {
    const fields = this.table.fields.map((field) => `r.f${field.id}`);
    const label = `concat_ws(' ',${this.labels.map((field) => `l.f${field.id}`).join(",")})`;
    const system = ["id", "version", "created_at", "created_by", "updated_at", "updated_by"];
    return (
      `SELECT ${[...system.map((name) => `r.${name}`), ...fields, label].join(",")}` +
      ` FROM ${this.row} r LEFT JOIN ${this.contact} l ON l.id=r.${this.column("contact")}`
    );
  }

  page(conditions, order) {
    const where = ["r.deleted_at IS NULL", ...conditions].join(" AND ");
    return `sql ${this.select()} WHERE ${where} ORDER BY ${order} LIMIT ${kPage + 1}`;
  }
}

const isText = (field) => field.type === "text" || field.type === "long_text";

/** The row, its folded columns and its revision; the indexes follow from the row. */
export function createPlan(sql, values) {
  const columns = ["version", "created_at", "created_by", "updated_at", "updated_by"];
  const parameters = ["integer 1", `text ${kNow}`, "integer 1", `text ${kNow}`, "integer 1"];
  for (const field of sql.table.fields) {
    columns.push(`f${field.id}`);
    const value = values[field.slug];
    if (isText(field)) {
      columns.push(`f${field.id}_s`);
      parameters.push(`text ${value}`, `text ${folded(value)}`);
    } else if (field.type === "date") parameters.push(`text ${value}`);
    else if (field.type === "decimal") parameters.push(`integer ${value.replace(".", "")}`);
    else parameters.push(`integer ${Number(values[`${field.slug}_id`] ?? value)}`);
  }
  const places = columns.map(() => "?").join(",");
  const document = JSON.stringify(values);
  return [
    pairSetup(sql),
    `sql INSERT INTO ${sql.row}(${columns.join(",")}) VALUES(${places})`,
    ...parameters,
    kRevision,
    `integer ${sql.table.id}`,
    "last",
    "integer 1",
    "text create",
    "text {}",
    `text ${document}`,
    `text ${kNow}`,
    "integer 1",
  ];
}

export function changePlan(sql, records) {
  const name = sql.column("nom");
  return [
    pairSetup(sql),
    `sql UPDATE ${sql.row} SET version=version+1,updated_at=?,updated_by=?,${name}=?,${name}_s=? WHERE id=?`,
    `text ${kNow}`,
    "integer 1",
    "vary Nom changé ",
    "vary nom change ",
    `key ${records} ${kDifferentRequests}`,
    kRevision,
    `integer ${sql.table.id}`,
    `key ${records} ${kDifferentRequests}`,
    "integer 2",
    "text update",
    'text {"12":"un nom de trois mots"}',
    'vary {"12":"Nom changé "}',
    `text ${kNow}`,
    "integer 1",
  ];
}

const kNow = "2026-01-01T00:00:00.000Z";
const kRevision =
  "sql INSERT INTO database_revision(table_id,record_id,version,action,before,after,changed_at," +
  "changed_by) VALUES(?,?,?,?,?,?,?,?)";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function differentIds(records) {
  return Array.from({ length: kDifferentRequests }, (_, i) => 1 + ((i * kStride) % records));
}

/**
 * The cases that only read, in order. `context`: `sql`, `records`, `statusIds`, and the cursors
 * `deep` and `deepByDate` with where they point.
 */
export function readCases({ sql, records, statusIds, deep, deepByDate }) {
  const status = sql.column("statut");
  const date = sql.column("debut");
  const newest = query({ filter: `statut == "${statuses[1]}"`, sort: "-debut" });
  const newestPlan = [
    sql.page([`r.${status}=?`, `r.${date} IS NOT NULL`], `r.${date} DESC,r.id`),
    `integer ${statusIds[1]}`,
  ];
  return [
    {
      name: "first",
      title: "50 premières fiches",
      aim: 10_000,
      requests: get(recordsPath),
      plan: [sql.page([], "r.id")],
    },
    {
      name: "pair",
      title: "50 fiches, filtre et tri, index double",
      aim: 7_000,
      requests: get(newest),
      plan: newestPlan,
    },
    {
      name: "no-pair",
      title: "50 fiches, filtre et tri, sans index double",
      aim: 1_000,
      requests: get(newest),
      plan: [`setup DROP INDEX IF EXISTS ${pairName(sql)}`, ...newestPlan],
      before: (caller) => caller.send("PATCH", tablePath, { indexes: [] }),
      after: (caller) => caller.send("PATCH", tablePath, { indexes: pairIndex }),
    },
    {
      name: "cursor",
      title: "50 fiches par curseur à 90 %",
      aim: 8_000,
      requests: get(query({ cursor: deep })),
      plan: [sql.page(["r.id>?"], "r.id"), `integer ${Math.floor(records * 0.9)}`],
    },
    {
      name: "cursor-sorted",
      title: "50 fiches par curseur à 90 %, triées par date",
      aim: 8_000,
      requests: get(query({ sort: "debut", cursor: deepByDate.cursor })),
      plan: [
        sql.page([`r.${date}>=?`, `(r.${date}>? OR (r.${date}=? AND r.id>?))`], `r.${date},r.id`),
        ...Array(3).fill(`text ${deepByDate.date}`),
        `integer ${deepByDate.id}`,
      ],
    },
    {
      name: "one",
      title: "une fiche",
      aim: 35_000,
      requests: differentIds(records).map((id) => ["GET", `${recordsPath}/${id}`]),
      plan: [`sql ${sql.select()} WHERE r.id=? AND r.deleted_at IS NULL`, `random 1 ${records}`],
    },
    {
      name: "search",
      title: "recherche d’un mot rare",
      aim: 3_000,
      requests: Array.from({ length: kRareWords }, (_, i) => ["GET", query({ search: rareWord(i) })]),
    },
    {
      name: "count",
      title: "décompte par statut",
      aim: 150,
      requests: get(`${tablePath}/aggregate?group_by=statut`),
      plan: [
        `sql SELECT r.${status},count(*) FROM ${sql.row} r WHERE r.deleted_at IS NULL GROUP BY r.${status}`,
      ],
    },
    formStateCase,
  ];
}

const pairName = (sql) =>
  `l${sql.table.id}_${["statut", "debut"].map((slug) => sql.column(slug).slice(1)).join("_")}`;

/** The bare loop of another case may have dropped it. */
const pairSetup = (sql) =>
  `setup CREATE INDEX IF NOT EXISTS ${pairName(sql)} ON ${sql.row}` +
  `(${sql.column("statut")},${sql.column("debut")}) WHERE deleted_at IS NULL`;

/** The cases that write, each with 1 and 64 connections. */
export function writeCases({ sql, records, statusIds, priorityId }) {
  const values = recordValues(records + 1, records);
  const stored = { ...values, statut_id: statusIds[0], priorite_id: priorityId };
  const create = { requests: [["POST", recordsPath, JSON.stringify({ values })]], plan: createPlan(sql, stored) };
  const change = {
    requests: differentIds(records).map((id) => [
      "PATCH",
      `${recordsPath}/${id}`,
      '{"values":{"nom":"Nom changé {n}"}}',
    ]),
    plan: changePlan(sql, records),
  };
  const cases = [];
  for (const connections of [1, 64]) {
    const aim = connections === 64 ? 5_000 : undefined;
    const suffix = `${connections} connexion${connections > 1 ? "s" : ""}`;
    cases.push(
      { name: `create-${connections}`, title: `créer une fiche, ${suffix}`, aim, connections, ...create },
      { name: `change-${connections}`, title: `changer un champ, ${suffix}`, aim, connections, ...change },
    );
  }
  return cases;
}
