// What rules mean, said a second time and in another way than the server says it: by repetition until nothing moves.
// It also draws the cases of tests/data/conditional_fields/cases.json: `node tests/api/rule-reference.mjs > FILE`.
import { seededRandom } from "../support/seeded-random.mjs";

const VALUES = ["a", "b", "c"];

/** A condition as the expression that the server reads. */
export function expressionOf(condition) {
  const [kind, ...parts] = condition;
  if (kind === "is") return `${parts[0]} == "${parts[1]}"`;
  if (kind === "empty") return `${parts[0]} == null`;
  if (kind === "filled") return `${parts[0]} != null`;
  if (kind === "not") return `!(${expressionOf(parts[0])})`;
  return `(${parts.map(expressionOf).join(kind === "and" ? " && " : " || ")})`;
}

function holds([kind, ...parts], values) {
  if (kind === "is") return values[parts[0]] === parts[1];
  if (kind === "empty") return values[parts[0]] === null;
  if (kind === "filled") return values[parts[0]] !== null;
  if (kind === "not") return !holds(parts[0], values);
  return kind === "and" ? parts.every((part) => holds(part, values)) : parts.some((part) => holds(part, values));
}

/** The effects of some kinds on a field, in the order in which they act, with the rule of each. */
const effectsOn = (rules, slug, kinds) =>
  rules.flatMap((rule) => rule.effects.filter(({ field, action }) => field === slug && kinds.includes(action)).map((effect) => ({ ...effect, rule })));

/** The state of a new record, and why it would be refused: `{fields: {slug: {visible, required, readonly, value?}}, errors}`. */
export function decide({ fields, rules }, draft) {
  let seen = Object.fromEntries(fields.map(({ slug }) => [slug, draft[slug] ?? null]));
  let states;
  for (let round = 0; round <= fields.length + 1; ++round) {
    const last = (slug, kinds) => effectsOn(rules, slug, kinds).filter(({ rule }) => holds(rule.condition, seen)).at(-1);
    states = fields.map((field) => ({ field, ...stateOf(field, rules, draft, last) }));
    const next = Object.fromEntries(states.map(({ field, visible, held }) => [field.slug, visible ? held : null]));
    if (JSON.stringify(next) === JSON.stringify(seen)) break;
    seen = next;
  }
  const answer = { fields: {}, errors: [] };
  for (const { field, visible, required, readonly, value, code } of states) {
    answer.fields[field.slug] = { visible, required, readonly, ...(value === undefined ? {} : { value }) };
    if (code) answer.errors.push({ field: field.slug, code });
  }
  return answer;
}

function stateOf(field, rules, draft, last) {
  const { slug } = field;
  const given = draft[slug] ?? null;
  const shows = effectsOn(rules, slug, ["show"]);
  const sight = last(slug, ["show", "hide"]);
  const visible = sight ? sight.action === "show" : shows.length === 0;
  const duty = last(slug, ["require", "optional"]);
  const required = visible && (duty ? duty.action === "require" : field.required);
  const readonly = last(slug, ["readonly"]) !== undefined;
  let held = given;
  let value;
  let code;
  if (!visible && given !== null) {
    const { hidden_value: policy } = (sight ?? shows.at(-1)).rule;
    if (policy === "clear") held = value = null;
    if (policy === "reject") code = "hidden_by_rule";
  }
  if (visible && given === null && !(slug in draft)) {
    const gift = last(slug, ["default"]);
    if (gift) held = value = JSON.parse(gift.value);
  }
  if (!code && readonly && slug in draft && held !== null) code = "readonly_by_rule";
  if (!code && required && held === null) code = duty ? "required_by_rule" : "required";
  return { visible, required, readonly, held, value, code };
}

/** Draws tables with rules, and drafts of their records. */
export function drawGroups(seed, groups, drafts) {
  const { below, one } = seededRandom(seed);
  const drawCondition = (slugs, depth = 0) => {
    const kind = depth > 1 || below(10) < 6 ? one(["is", "is", "filled", "empty"]) : one(["and", "or", "not"]);
    if (kind === "is") return [kind, one(slugs), one(VALUES)];
    if (kind === "filled" || kind === "empty") return [kind, one(slugs)];
    if (kind === "not") return [kind, drawCondition(slugs, depth + 1)];
    return [kind, drawCondition(slugs, depth + 1), drawCondition(slugs, depth + 1)];
  };
  /** What decides on a value reads earlier fields only: such rules cannot go round in a circle. */
  const drawRule = (fields, number) => {
    const reads = 1 + below(fields.length - 1);
    const condition = drawCondition(fields.slice(0, reads).map(({ slug }) => slug));
    const effects = Array.from({ length: 1 + below(3) }, () => {
      const action = one(["show", "show", "hide", "require", "optional", "readonly", "default"]);
      const isLater = ["show", "hide", "default"].includes(action);
      const { slug } = isLater ? fields[reads + below(fields.length - reads)] : one(fields);
      return { field: slug, action, ...(action === "default" ? { value: JSON.stringify(one(VALUES)) } : {}) };
    });
    return { name: `Règle ${number}`, condition, when: expressionOf(condition), effects, hidden_value: one(["keep", "clear", "reject"]) };
  };
  const drawDraft = (fields) =>
    Object.fromEntries(fields.flatMap(({ slug }) => (below(10) < 6 ? [[slug, below(8) === 0 ? null : one(VALUES)]] : [])));
  return Array.from({ length: groups }, (_, index) => {
    const fields = Array.from({ length: 3 + below(4) }, (_each, at) => ({ slug: `c${at + 1}`, required: below(5) === 0 }));
    const rules = Array.from({ length: 1 + below(5) }, (_each, at) => drawRule(fields, at + 1));
    const cases = Array.from({ length: drafts }, () => drawDraft(fields)).map((draft) => ({ draft, expected: decide({ fields, rules }, draft) }));
    return { name: `Tirage ${index + 1}`, fields, rules, cases };
  });
}

if (import.meta.filename === process.argv[1]) {
  const groups = drawGroups(20261126, 60, 6).map((group) => ({
    ...group,
    rules: group.rules.map(({ condition: _parsed, ...rule }) => rule),
  }));
  const lines = groups.map((group) => JSON.stringify(group)).join(",\n");
  process.stdout.write(`{"format":1,"groups":[\n${lines}\n]}\n`);
}
