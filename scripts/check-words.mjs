#!/usr/bin/env node
// Words that have no place here: coroutines (docs/adr/0006-no-coroutines.md), owning `new`, notes
// for later, catch-alls outside the boundaries, and anything that refers outside the project.
import { isCpp, isProduct, projectFiles, read, report, withoutComments } from "./sources.mjs";

const inCode = [
  { words: /\bco_(?:await|return|yield)\b/, why: "no coroutines" },
  { words: /(?<![\w.>:]|unique_ptr<[\w:]+>(?: \w+)?\(\s*)new\s+[A-Za-z_:<]/, why: "make_unique instead of new" },
  { words: /(?<!=\s*)\bdelete\s+[A-Za-z_(*]/, why: "no delete: let an owner do it" },
  { words: /^using namespace\b/, why: "no using namespace over a file" },
];

const inText = [
  { words: /\b(?:TODO|FIXME|XXX|HACK)\b/, why: "finish it or leave it out" },
  { words: /[/*#] ?[-=*~]{8,}/, why: "no banners" },
];

// What would only make sense on the machine where it was written.
const outside = [
  { words: /(?:^|[\s"'`(=])\/(?:work|home|root|Users)\//, why: "a path of one machine" },
  { words: /\bregistry\.[a-z0-9.-]+\.[a-z]{2,}/, why: "a registry's address: leave it to the configuration" },
  { words: /\bissues? #\d+/i, why: "a number that means nothing to the reader" },
];

/** The problems of one text, as `{line, text}`. */
export function refusedWords(text, rules) {
  const problems = [];
  for (const { words, why } of rules) {
    for (const found of text.matchAll(new RegExp(words, `gm${words.flags}`))) {
      const line = text.slice(0, found.index).split("\n").length;
      problems.push({ line, text: `${found[0].trim()}: ${why}` });
    }
  }
  return problems;
}

function check(path) {
  const text = read(path);
  if (text.includes("\0")) return [];
  const problems = [...refusedWords(text, outside)];
  if (/^(?:src|tests|web|scripts|cmake)\//.test(path) && !path.endsWith("check-words.mjs"))
    problems.push(...refusedWords(text, inText));
  if (isProduct(path) && isCpp(path)) problems.push(...refusedWords(withoutComments(text), inCode));
  return problems.map((problem) => ({ path, ...problem }));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const files = projectFiles().filter(
    (path) => !/^tests\/data\/|\.(?:png|jpg|ico|woff2|xlsx|pdf|csv)$/.test(path) && path !== "scripts/check-words.mjs",
  );
  report(files.length, files.flatMap(check));
}
