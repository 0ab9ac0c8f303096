#!/usr/bin/env node
// Adds up the reports of one ./test: prints what failed, then "N passed, N failed". Exits 1 when
// a test or a whole suite failed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const reports = process.argv[2];
const totals = { passed: 0, failed: 0 };
const failures = [];

function add(passed, failed, names = []) {
  totals.passed += passed;
  totals.failed += failed;
  failures.push(...names);
}

/** One executable's GoogleTest report: each of its tests counts. */
function addGoogleTest(file, preset) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  const names = report.testsuites.flatMap((suite) =>
    suite.testsuite
      .filter((test) => test.failures)
      .map((test) => `${preset}: ${suite.name}.${test.name}`),
  );
  add(report.tests - report.failures - (report.disabled ?? 0), report.failures, names);
  return report.failures;
}

/** ctest's own list: a test with a GoogleTest report counts by that report. */
function addCtest(folder, preset) {
  const xml = readFileSync(join(folder, "ctest.xml"), "utf8");
  for (const [, name, status] of xml.matchAll(/<testcase name="([^"]+)"[^>]*? status="([^"]+)"/g)) {
    const detailed = join(folder, `${name}.json`);
    const crashed = status === "fail";
    const counted = existsSync(detailed) ? addGoogleTest(detailed, preset) : undefined;
    if (counted === undefined && status === "run") add(1, 0);
    // A crash after the report, or without one, is a failure of its own.
    if (crashed && !counted) add(0, 1, [`${preset}: ${name}`]);
  }
}

/** vitest and the journeys both count numPassedTests and numFailedTests; each names what failed. */
function addJavaScript(file, name) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  const unitTests = (report.testResults ?? []).flatMap((file) => file.assertionResults);
  const failed = unitTests.filter((test) => test.status === "failed").map((test) => test.fullName);
  const names = [...failed, ...(report.failed ?? [])].map((test) => `${name}: ${test}`);
  add(report.numPassedTests, report.numFailedTests, names);
}

for (const line of readFileSync(join(reports, "suites.txt"), "utf8").trim().split("\n")) {
  const [verdict, name] = line.split(" ");
  const before = totals.failed;
  const preset = name.replace(/^server-/, "");
  if (existsSync(join(reports, preset, "ctest.xml"))) addCtest(join(reports, preset), preset);
  else if (existsSync(join(reports, `${name}.json`)))
    addJavaScript(join(reports, `${name}.json`), name);
  else if (verdict === "réussi") add(1, 0);
  if (verdict === "échoué" && totals.failed === before) add(0, 1, [name]);
}

for (const name of failures) console.log(`  failed: ${name}`);
if (totals.failed > 0) console.log(`The reports are in ${reports}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
