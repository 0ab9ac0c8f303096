#!/usr/bin/env node
// The arrows between rooms (ARCHITECTURE.md): which room of src/ may include which, and which
// folder of web/src may import which. There is no list of exceptions.
import { dirname, join, normalize } from "node:path";
import { isCpp, isProduct, projectFiles, read, report, withoutComments } from "./sources.mjs";

const rooms = {
  base: ["base"],
  domain: ["base", "domain"],
  platform: ["base", "platform"],
  storage: ["base", "platform", "domain", "storage"],
  app: ["base", "platform", "domain", "storage", "app"],
  http: ["base", "platform", "domain", "app", "http"],
  cli: ["base", "platform", "domain", "app", "cli"],
};

// What `app` may see of `storage`: the database and the repositories, never the engines nor SQL.
const storageForApp = /^storage\/(database\.hpp$|repositories\/)/;

// Libraries that belong to one room, so that each can be replaced there.
const libraryHomes = [
  { header: /^sqlite3/, homes: ["storage"] },
  { header: /^boost\/(asio|beast)/, homes: ["http/server", "platform/net"] },
  { header: /^boost\/json/, homes: ["platform/json"] },
  { header: /^(sodium|openssl\/)/, homes: ["platform/crypto"] },
  { header: /^spdlog\//, homes: ["platform/log"] },
  { header: /^(archive|expat)/, homes: ["platform"] },
  { header: /^re2\//, homes: ["domain", "storage/sqlite"] },
  { header: /^unicode\//, homes: ["base", "domain"] },
];

const layers = ["lib", "i18n", "api", "components", "fields", "features", "app"];
const foundations = ["components", "api", "i18n", "lib", "styles"];
const folders = {
  components: foundations,
  api: foundations,
  i18n: foundations,
  lib: foundations,
  fields: [...foundations, "fields"],
  features: [...foundations, "fields"],
  app: [...foundations, "fields", "features", "app"],
  testing: [...layers, "styles", "testing"],
};

/** Why a file of src/ may not include `target`, or undefined. */
export function refusedInclude(path, target) {
  const from = path.slice("src/".length);
  const room = from.split("/")[0];
  const allowed = rooms[room];
  if (!allowed) return undefined;
  const targetRoom = target.split("/")[0];
  if (targetRoom in rooms) {
    if (!allowed.includes(targetRoom)) return `${room} may not include ${targetRoom}`;
    if (room === "app" && targetRoom === "storage" && !storageForApp.test(target))
      return "app includes of storage only database.hpp and repositories/";
    return undefined;
  }
  const library = libraryHomes.find(({ header }) => header.test(target));
  if (library && !library.homes.some((home) => from.startsWith(`${home}/`)))
    return `<${target}> belongs to ${library.homes.join(", ")}`;
  return undefined;
}

/** Why a file of web/src may not import the file `target` of web/src, or undefined. */
export function refusedImport(path, target) {
  const from = path.slice("web/src/".length).split("/");
  const to = target.slice("web/src/".length).split("/");
  const allowed = folders[from[0]];
  if (!allowed || from.length === 1) return undefined;
  if (from[0] === "features" && to[0] === "features") {
    return from[1] === to[1] ? undefined : "a feature never imports a feature";
  }
  const isTest = /\.test\.tsx?$/.test(path) && to[0] === "testing";
  return allowed.includes(to[0]) || isTest ? undefined : `${from[0]} may not import ${to[0]}`;
}

function lineAt(text, index) {
  return text.slice(0, index).split("\n").length;
}

function checkCpp(path) {
  const text = withoutComments(read(path), { keepStrings: true });
  const problems = [];
  for (const found of text.matchAll(/^[ \t]*#\s*include\s*["<]([^">]+)[">]/gm)) {
    const refusal = refusedInclude(path, found[1]);
    if (refusal) problems.push({ path, line: lineAt(text, found.index), text: refusal });
  }
  return problems;
}

function checkWeb(path) {
  const text = withoutComments(read(path), { keepStrings: true });
  const problems = [];
  for (const found of text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
    const name = found[1];
    let target;
    if (name.startsWith("@/")) target = `web/src/${name.slice(2)}`;
    else if (name.startsWith(".")) target = normalize(join(dirname(path), name));
    else continue;
    if (!target.startsWith("web/src/")) continue;
    const refusal = refusedImport(path, target);
    if (refusal) problems.push({ path, line: lineAt(text, found.index), text: refusal });
  }
  const fetches = /(?<![\w.])fetch\s*\(/.exec(text);
  const isClient = path === "web/src/api/client.ts" || /\.test\.tsx?$/.test(path);
  if (fetches && !isClient)
    problems.push({ path, line: lineAt(text, fetches.index), text: "only api/client.ts calls fetch" });
  return problems;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const files = projectFiles();
  const cpp = files.filter((path) => isProduct(path) && isCpp(path));
  const web = files.filter((path) => /^web\/src\/.*\.tsx?$/.test(path));
  report(cpp.length + web.length, [...cpp.flatMap(checkCpp), ...web.flatMap(checkWeb)]);
}
