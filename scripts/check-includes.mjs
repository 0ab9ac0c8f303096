#!/usr/bin/env node
// The arrows between rooms (ARCHITECTURE.md): which room of src/ may include which. There is no
// list of exceptions. The web app has its own: web/scripts/check-zones.mjs.
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
  { header: /^sodium/, homes: ["platform/crypto"] },
  { header: /^openssl/, homes: ["platform/crypto", "platform/net"] },
  { header: /^qrencode/, homes: ["platform/images"] },
  { header: /^(archive|expat|magic|date\/)/, homes: ["platform"] },
  { header: /^CLI\//, homes: ["cli"] },
  { header: /^re2\//, homes: ["domain", "storage/sqlite"] },
  { header: /^unicode\//, homes: ["base", "domain"] },
];

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

function lineAt(text, index) {
  return text.slice(0, index).split("\n").length;
}

function check(path) {
  const text = withoutComments(read(path), { keepStrings: true });
  const problems = [];
  for (const found of text.matchAll(/^[ \t]*#\s*include\s*["<]([^">]+)[">]/gm)) {
    const refusal = refusedInclude(path, found[1]);
    if (refusal) problems.push({ path, line: lineAt(text, found.index), text: refusal });
  }
  return problems;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const files = projectFiles().filter((path) => isProduct(path) && isCpp(path));
  report(files.length, files.flatMap(check));
}
