// The table that is printed, and its comparison with an earlier run.
import { readFileSync, writeFileSync } from "node:fs";

function figure(value, digits = 0) {
  if (value === undefined || value === null) return "";
  const text = value.toFixed(digits);
  const [whole, rest] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, " ");
  return rest ? `${grouped},${rest}` : grouped;
}

const precise = (value) => figure(value, value < 100 ? 2 : 0);

const columns = [
  ["cas", (row) => row.title, "start"],
  ["but", (row) => figure(row.aim)],
  ["atteint", (row) => `${figure(row.reached, row.digits ?? 0)} ${row.unit ?? "/s"}`],
  ["p50 ms", (row) => row.p50 && precise(row.p50)],
  ["p99 ms", (row) => row.p99 && precise(row.p99)],
  ["CPU µs", (row) => row.cpu && figure(row.cpu, row.cpu < 100 ? 1 : 0)],
  ["boucle nue /s", (row) => figure(row.bare)],
  ["CPU µs", (row) => row.bareCpu && figure(row.bareCpu, row.bareCpu < 100 ? 1 : 0)],
  ["rapport", (row) => row.ratio && figure(row.ratio, 2)],
  ["lot", (row) => row.batch && figure(row.batch)],
];

const compared = ["avant", (row) => row.before && figure(row.before, row.digits ?? 0)];
const change = ["évolution", (row) => row.before && `${figure((100 * row.reached) / row.before - 100)} %`];

/** The rows as a table of text; `earlier` (a saved run) adds two columns. */
export function table(rows, earlier) {
  const shown = earlier ? [...columns, compared, change] : columns;
  if (earlier) {
    for (const row of rows) row.before = earlier.rows.find((other) => other.name === row.name)?.reached;
  }
  const lines = [shown.map(([title]) => title), ...rows.map((row) => shown.map(([, cell]) => cell(row) || ""))];
  const widths = shown.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const print = (line) =>
    line.map((cell, i) => (shown[i][2] ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ");
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [print(lines[0]), rule, ...lines.slice(1).map(print)].join("\n");
}

export function save(file, run) {
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
}

export function readRun(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
