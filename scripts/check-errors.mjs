#!/usr/bin/env node
// Every kind of error is provoked by a test: the tests name it as "id", 'id', "/pointer id" or errors::id.
import { projectFiles, read, report } from "./sources.mjs";

const catalog = "src/base/error_kinds.inc";

/** `{id, line}` of every kind that the catalog declares. */
export function declaredErrors(text) {
  return [...text.matchAll(/^KIND\((\w+), k\w+/gm)].map((found) => ({
    id: found[1],
    line: text.slice(0, found.index).split("\n").length,
  }));
}

/** The ids that a test names, alone or behind a pointer: "/file import_no_file". */
export function namedErrors(text) {
  return [...text.matchAll(/(?:errors::|["'](?:\/\S* )?)(\w+)\b/g)].map((found) => found[1]);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const tests = projectFiles()
    .filter((path) => /^tests\/.*\.(?:cpp|hpp|mjs|ts)$|^web\/.*\.test\.tsx?$|^web\/e2e\//.test(path))
    .flatMap((path) => namedErrors(read(path)));
  const proven = new Set(tests);
  const declared = declaredErrors(read(catalog));
  const unproven = declared
    .filter(({ id }) => !proven.has(id))
    .map(({ id, line }) => ({ path: catalog, line, text: `no test provokes ${id}` }));
  report(declared.length, unproven);
}
