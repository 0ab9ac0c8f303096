// The two commands: what they say, what they choose to install, and how ./test counts.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/sources.mjs";

const run = (command, ...options) => spawnSync(command, options, { encoding: "utf8", input: "" });

/** Runs lines of bash with the functions of install.sh. */
function inShell(lines) {
  const sourced = `set -euo pipefail; root=${root}; . "$root/scripts/progress.sh"; . "$root/scripts/install.sh"`;
  return run("bash", "-c", `${sourced}\n${lines}`);
}

test("both commands explain themselves in French, with a line of English", () => {
  for (const command of ["run", "test"]) {
    const { status, stdout } = run(join(root, command), "--help");
    assert.equal(status, 0);
    assert.match(stdout, /^Usage : /);
    assert.match(stdout, /^English: /m);
  }
});

test("an unknown option of ./test is refused by its name", () => {
  const { status, stderr } = run(join(root, "test"), "--faster");
  assert.equal(status, 1);
  assert.match(stderr, /Échec : l’option « --faster » n’existe pas/);
});

test("a section of the package list gives its packages and no others", () => {
  const build = inShell("debian_packages build").stdout.split("\n");
  assert.ok(build.includes("clang-19"));
  assert.ok(!build.includes("chromium"));
  assert.ok(!build.some((line) => line.startsWith("#") || line.startsWith("[")));
});

test("only what is not installed is missing", () => {
  const { stdout } = inShell("missing_packages bash no-such-package-anywhere");
  assert.equal(stdout, "no-such-package-anywhere\n");
});

test("a command that fails ends with the cause and the place of its log", () => {
  const { status, stderr } = inShell('run_logged "$(mktemp -d)/a.log" "la cause" sh -c "echo why; exit 3"');
  assert.equal(status, 1);
  assert.match(stderr, /why\nÉchec : la cause \(journal : .*a\.log\)\.\n$/);
});

test("the count adds up every report, and a suite without one counts as one", () => {
  const reports = mkdtempSync(join(tmpdir(), "cochin-reports-"));
  mkdirSync(join(reports, "dev"));
  writeFileSync(join(reports, "suites.txt"), "réussi web-lint\nréussi web-unit\néchoué server-dev\n");
  writeFileSync(join(reports, "web-unit.json"), JSON.stringify({ numPassedTests: 3, numFailedTests: 0 }));
  const googleTest = { tests: 5, failures: 1, disabled: 0, testsuites: [{ name: "Text", testsuite: [{ name: "Folds", failures: [{}] }] }] };
  writeFileSync(join(reports, "dev", "unit_base.json"), JSON.stringify(googleTest));
  const cases = [["unit_base", "fail"], ["check_size", "run"], ["unit_http", "fail"]];
  const xml = cases.map(([name, status]) => `<testcase name="${name}" classname="c" time="1" status="${status}">`);
  writeFileSync(join(reports, "dev", "ctest.xml"), xml.join("\n"));

  const { status, stdout } = run(process.execPath, join(root, "scripts", "count-tests.mjs"), reports);
  rmSync(reports, { recursive: true });
  assert.equal(status, 1);
  assert.match(stdout, /failed: dev: Text\.Folds\n.*failed: dev: unit_http\n/);
  assert.match(stdout, /\n9 passed, 2 failed\n$/);
});
