// The files of the project, as the checks see them, and how they report.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Paths from the root of every file that git tracks or would track. */
export function projectFiles() {
  const list = execFileSync(
    "git",
    ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  return [...new Set(list.split("\0"))].filter((path) => path && existsSync(join(root, path))).sort();
}

export function read(path) {
  return readFileSync(join(root, path), "utf8");
}

export const isCpp = (path) => /\.(cpp|hpp)$/.test(path);
export const isProduct = (path) => path.startsWith("src/");

/** Prints each problem as `path:line: sentence`; the process exits 1 when there is one. */
export function report(checked, problems) {
  for (const { path, line, text } of problems) console.log(`${path}:${line ?? 1}: ${text}`);
  console.log(`${checked} files checked, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

/**
 * The same text with comments, and the inside of strings and characters, blanked out: lines and
 * columns stay. Raw strings are understood. `keepStrings` keeps what is quoted.
 */
export function withoutComments(text, { keepStrings = false } = {}) {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^\s()\\]*)\([\s\S]*?\)\1"|"(?:\\[\s\S]|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/g;
  return text.replace(token, (found) => {
    const isComment = found.startsWith("/");
    if (!isComment && keepStrings) return found;
    const blank = found.replace(/[^\n]/g, " ");
    return isComment ? blank : `"${blank.slice(2)}"`;
  });
}
