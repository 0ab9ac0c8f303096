#!/usr/bin/env node
// After `npm ci` in a folder: is every package of its lock file there that this machine needs?
// npm passes over optional packages that it failed to fetch, and tools then break far from the cause.
// Usage: check-npm-install.mjs FOLDER
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const machine = { os: process.platform, cpu: process.arch, libc: "glibc" };

/** Whether a package that names systems, as a word or a list, names this machine's. */
export function fits(entry) {
  return Object.entries(machine).every(([what, mine]) => {
    const named = [entry[what] ?? mine].flat();
    return named.includes(mine);
  });
}

/** The folders of `lock` that should be under `folder` and are not. */
export function missingPackages(lock, folder, exists = existsSync) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== "" && !entry.peer && entry.cpu !== undefined && fits(entry))
    .map(([path]) => path)
    .filter((path) => !exists(join(folder, path)));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const folder = process.argv[2];
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const missing = missingPackages(lock, folder);
  for (const path of missing) console.log(`${join(folder, path)} is missing`);
  process.exit(missing.length === 0 ? 0 : 1);
}
