import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const kilobyte = 1000;
const budget = { firstRoute: 170 * kilobyte, lazyRoute: 60 * kilobyte, css: 20 * kilobyte };

function gzipBytes(folder, files) {
  let total = 0;
  for (const file of files) total += gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  return total;
}

/** The chunk and everything it imports statically, as keys of the manifest. */
function staticClosure(manifest, key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) staticClosure(manifest, imported, seen);
  return seen;
}

function report(name, bytes, limit) {
  const verdict = bytes <= limit ? 'ok' : 'TOO LARGE';
  process.stdout.write(
    `${name.padEnd(52)} ${(bytes / kilobyte).toFixed(1).padStart(7)} kB gzip of ${limit / kilobyte} ${verdict}\n`,
  );
  return bytes <= limit;
}

/** Measures the built app in `folder`; true when every budget holds. */
export function checkBudget(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const first = staticClosure(manifest, entry);
  const javascript = (keys) => [...keys].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'));
  const css = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []));

  let holds = report('first route', gzipBytes(folder, javascript(first)), budget.firstRoute);
  for (const key of Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry)) {
    const own = [...staticClosure(manifest, key)].filter((name) => !first.has(name));
    holds = report(key, gzipBytes(folder, javascript(own)), budget.lazyRoute) && holds;
  }
  return report('styles', gzipBytes(folder, css), budget.css) && holds;
}
