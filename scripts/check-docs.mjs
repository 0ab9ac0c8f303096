#!/usr/bin/env node
// The pages are true where a machine can tell: links lead somewhere, files that are named exist,
// and the operator's guide lists every variable that the configuration reads.
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { projectFiles, read, report, root } from "./sources.mjs";

const guide = "docs/fr/guide-exploitation.md";
const configuration = "src/platform/config/config.cpp";

/** The links to other files of the project in a Markdown text: `{target, index}`. */
export function linksOf(text) {
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map((found) => ({
    target: found[1],
    index: found.index,
  }));
}

/** The files of the tree that a Markdown text names between backticks, outside code blocks. */
export function namedFilesOf(text) {
  const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, (block) => block.replace(/[^\n]/g, " "));
  const name = /`((?:src|web|tests|scripts|docs|cmake|third_party)\/[\w./-]+\.\w+)`/g;
  return [...prose.matchAll(name)].map((found) => ({ target: found[1], index: found.index }));
}

function checkPage(path) {
  const text = read(path);
  const problem = ({ target, index }) => ({
    path,
    line: text.slice(0, index).split("\n").length,
    text: `${target} does not exist`,
  });
  const isMissing = (file) => !existsSync(join(root, file));
  const broken = linksOf(text).filter(({ target }) => isMissing(normalize(join(dirname(path), target))));
  const isRecipe = path.startsWith("docs/how-to/");
  const absent = isRecipe ? [] : namedFilesOf(text).filter(({ target }) => isMissing(target));
  return [...broken, ...absent].map(problem);
}

function checkVariables() {
  const page = read(guide);
  const variables = new Set(read(configuration).match(/(?<=")[A-Z]+(?:_[A-Z]+)*(?=")/g));
  return [...variables]
    .filter((name) => !page.includes(`\`${name}\``))
    .map((name) => ({ path: guide, text: `does not explain the variable ${name}` }));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const pages = projectFiles().filter((path) => path.endsWith(".md"));
  report(pages.length, [...pages.flatMap(checkPage), ...checkVariables()]);
}
