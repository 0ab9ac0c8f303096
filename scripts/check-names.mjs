#!/usr/bin/env node
// Names: a file is found by its name alone, and no file is a drawer for whatever is left.
import { basename } from "node:path";
import { isCpp, isProduct, projectFiles, report } from "./sources.mjs";

const drawer = /^(?:common|misc|shared|stuff|tools)$|(?:^|[-_])(?:utils?|helpers?|manager)$/;

/** Files of the server and its tests that have the name of another, but for its own header. */
export function sameNames(paths) {
  const firstByName = new Map();
  const problems = [];
  for (const path of paths) {
    const name = basename(path);
    const first = firstByName.get(name);
    if (first) problems.push({ path, text: `has the name of ${first}` });
    else firstByName.set(name, path);
  }
  return problems;
}

/** Why the name of a file or of one of its folders is refused, or undefined. */
export function refusedName(path) {
  const parts = path.split("/");
  for (const part of parts) {
    if (drawer.test(part.split(".")[0])) return `${part} names a drawer, not a thing`;
  }
  const file = parts.at(-1);
  if (isCpp(path) && !/^[a-z0-9]+(?:_[a-z0-9]+)*\.(?:cpp|hpp)$/.test(file))
    return "C++ files are snake_case";
  return undefined;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const named = projectFiles().filter((path) => /^(?:src|tests|web\/src|web\/e2e)\//.test(path) && !path.includes("/data/"));
  const cpp = named.filter((path) => isCpp(path) && (isProduct(path) || path.startsWith("tests/")));
  const refused = named
    .map((path) => ({ path, text: refusedName(path) }))
    .filter(({ text }) => text);
  report(named.length, [...sameNames(cpp), ...refused]);
}
