#!/usr/bin/env node
// Sizes that a head can hold: files of at most 400 lines, functions of at most 70, at most 4
// parameters. What a free function runs in, as a method in its object, does not count: the actor
// and the scope of a use case, the connection of a repository. Tests are excepted. Components of
// the web app: web/scripts/check-zones.mjs.
import { isCpp, isProduct, projectFiles, read, report, withoutComments } from "./sources.mjs";

const kFileLines = 400;
const kFunctionLines = 70;
const kParameters = 4;

const notAFunction = /^\s*(?:else|do|try|if|for|while|switch|catch|return|namespace|enum|union)\b/;

const runsIn =
  /^\s*(?:(?:const )?(?:app::)?Actor& \w+,\s*)?(?:const )?(?:\w+::)*(?:ReadScope|WriteScope|Connection)& \w+\s*(?:,|$)/;

/** The number of parameters between the parentheses of `list`, commas of templates not counted. */
function countParameters(parameters) {
  const list = parameters.replace(runsIn, "");
  if (list.trim() === "" || list.trim() === "void") return 0;
  let depth = 0;
  let count = 1;
  for (const sign of list.replace(/->/g, "  ")) {
    if ("([{<".includes(sign)) depth += 1;
    else if (")]}>".includes(sign)) depth -= 1;
    else if (sign === "," && depth === 0) count += 1;
  }
  return count;
}

/** The name and parameter list of a function whose head is `head`, or undefined. */
export function parseHead(head) {
  if (notAFunction.test(head) || !head.includes("(")) return undefined;
  const text = head.replace(/\[\[[^\]]*\]\]/g, (found) => " ".repeat(found.length));
  const named = /(operator\s*(?:\(\)|[^\s\w(]+|[\w:]+)|~?\w+)\s*\(/.exec(text);
  if (!named || /=\s*$/.test(text.slice(0, named.index))) return undefined;
  // The parameters of an override are the base's choice, perhaps a library's.
  const isOverride = /\boverride\b/.test(text);
  const open = named.index + named[0].length - 1;
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0)
      return { name: named[1], parameters: isOverride ? 0 : countParameters(text.slice(open + 1, index)) };
  }
  return undefined;
}

/** Whether a brace after `head` only initialises something: a member, or a default argument. */
function opensAValue(head) {
  const opened = head.split("(").length - head.split(")").length;
  return opened > 0 || /\)\s*(?:noexcept\s*)?:[^;]*[\w>]\s*$/.test(head);
}

/** Every function of a C++ text: `{name, line, lines, parameters}`, lambdas inside their owner. */
export function functionsOf(source) {
  const blank = (found) => found.replace(/[^\n]/g, " ");
  const text = withoutComments(source)
    .replace(/^[ \t]*#(?:[^\n\\]|\\[\s\S])*/gm, blank)
    .replace(/^[ \t]*(?:public|protected|private):/gm, blank);
  const found = [];
  const scopes = [];
  let headStart = 0;
  let line = 1;
  let headLine = 1;
  let owner;
  let values = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === "\n") line += 1;
    if (text.slice(headStart, index).trim() === "") headLine = line;
    if (values > 0 || (!owner && sign === "{" && opensAValue(text.slice(headStart, index)))) {
      if (sign === "{") values += 1;
      if (sign === "}") values -= 1;
    } else if (sign === "{") {
      const head = text.slice(headStart, index);
      const isScope = /\b(?:namespace|class|struct|union|enum|extern)\b/.test(head) && !/\)\s*(?:const|noexcept|override|\s)*$/.test(head);
      const parsed = owner || isScope ? undefined : parseHead(head);
      scopes.push(parsed ? { ...parsed, line: headLine } : undefined);
      if (parsed) owner = scopes.length;
      headStart = index + 1;
    } else if (sign === "}") {
      const closed = scopes.pop();
      if (closed) {
        found.push({ ...closed, lines: line - closed.line + 1 });
        owner = undefined;
      }
      headStart = index + 1;
    } else if (sign === ";") {
      const parsed = owner ? undefined : parseHead(text.slice(headStart, index));
      if (parsed) found.push({ ...parsed, line: headLine, lines: 0 });
      headStart = index + 1;
    }
  }
  return found;
}

function check(path) {
  const text = read(path);
  const problems = [];
  const lines = text.split("\n").length - 1;
  if (lines > kFileLines) problems.push({ path, text: `${lines} lines, at most ${kFileLines}` });
  for (const item of functionsOf(text)) {
    if (item.lines > kFunctionLines)
      problems.push({ path, line: item.line, text: `${item.name}: ${item.lines} lines, at most ${kFunctionLines}` });
    if (item.parameters > kParameters)
      problems.push({ path, line: item.line, text: `${item.name}: ${item.parameters} parameters, at most ${kParameters}` });
  }
  return problems;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const files = projectFiles().filter((path) => isProduct(path) && isCpp(path));
  report(files.length, files.flatMap(check));
}
