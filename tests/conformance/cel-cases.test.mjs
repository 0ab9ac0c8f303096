// The public conformance cases of CEL, all of them: what we take part in we answer alike, and what
// we leave out is refused before anything is computed. No case may give another value.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..", "..");
const cases = join(root, "third_party", "cel-spec", "node_modules", "@bufbuild", "cel-spec", "dist", "esm", "testdata", "conformance.js");
const { tests: suite } = await import(pathToFileURL(cases));

/** Every case that needs nothing but its expression, with the file and section it stands in. */
function casesOf({ name, suites = [], tests = [] }, file = "", found = []) {
  for (const part of suites) casesOf(part, file === "" ? part.name : file, found);
  for (const { original } of tests) {
    const { expr, value, evalError, bindings, disableMacros, container } = original;
    const isBare = (value !== undefined || evalError !== undefined) && !bindings && !disableMacros && !container;
    found.push({ file, section: name, name: original.name ?? expr, expr, value, fails: evalError !== undefined, isBare });
  }
  return found;
}

function evaluate(expressions) {
  const input = expressions.map((each) => `${JSON.stringify(each)}\n`).join("");
  const run = spawnSync(process.env.COCHIN_EVALUATE, { input, encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim().split("\n").map((line) => JSON.parse(line));
}

/** The value of a case as we write it; undefined for kinds that we do not have. */
function expected(value) {
  const [kind] = Object.keys(value);
  if (kind === "boolValue" || kind === "stringValue") return value[kind];
  if (kind === "int64Value") return String(value[kind]);
  if (kind === "nullValue") return null;
  if (kind === "doubleValue" && Number.isFinite(Number(value[kind]))) return Number(value[kind]);
  return undefined;
}

function isSame(got, wanted) {
  if (typeof wanted === "number") return typeof got === "string" && Math.abs(Number(got) - wanted) <= Math.abs(wanted) * 1e-9;
  return got === wanted;
}

/** What came of a case: `same`, `left out` (refused, as something that we do not have) or `other`. */
function outcome({ value, fails }, answer) {
  if (answer.refused !== undefined) return fails ? "same" : "left out";
  if (answer.failed !== undefined) return fails ? "same" : "other";
  if (fails) return "other";
  const wanted = expected(value);
  if (answer.type === "list" || wanted === undefined) return "left out";
  return isSame(answer.value, wanted) ? "same" : "other";
}

const all = casesOf(suite);
const bare = all.filter(({ isBare }) => isBare);
const answers = evaluate(bare.map(({ expr }) => expr));
const told = bare.map((each, at) => ({ ...each, answer: answers[at], outcome: outcome(each, answers[at]) }));

/** Where we answer otherwise, on purpose; docs/fr/expressions.md says why. */
const differences = new Map(
  JSON.parse(readFileSync(join(import.meta.dirname, "cel-differences.json"), "utf8")).flatMap(({ reason, cases: named }) =>
    named.map((name) => [name, reason]),
  ),
);
const nameOf = ({ file, section, name }) => `${file}/${section}/${name}`;

test("no public case gets another answer, but for the differences that are told", () => {
  const others = told.filter((each) => each.outcome === "other");
  const unknown = others.filter((each) => !differences.has(nameOf(each)));
  assert.deepEqual(unknown.map((each) => [nameOf(each), each.expr, each.value ?? "error", each.answer]), []);
  const gone = [...differences.keys()].filter((name) => !others.some((each) => nameOf(each) === name));
  assert.deepEqual(gone, [], "a difference that is none any more");
});

/** The sections that we take part in, with how many of their cases we answer alike at least. */
const sections = JSON.parse(readFileSync(join(import.meta.dirname, "cel-sections.json"), "utf8"));

test("the sections of our part of the language are answered alike", () => {
  const counted = {};
  for (const { file, section, outcome: came } of told) {
    const key = `${file}/${section}`;
    counted[key] ??= { same: 0, of: 0 };
    counted[key].of += 1;
    if (came === "same") counted[key].same += 1;
  }
  if (process.env.COCHIN_PRINT_SECTIONS) console.log(JSON.stringify(counted));
  for (const [key, wanted] of Object.entries(sections)) assert.deepEqual({ key, ...counted[key] }, { key, ...wanted });
});
