// The import arrow of the web: components, api, i18n, lib ← fields ← features ← app; a feature never
// imports another feature. Also the shape of files: kebab-case names, short components, no barrels.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const source = resolve(import.meta.dirname, '..', 'src');
const longestComponent = 150;
const base = ['components', 'api', 'i18n', 'lib', 'styles'];
const mayImport = {
  components: base,
  api: base,
  i18n: base,
  lib: ['lib'],
  fields: [...base, 'fields'],
  features: [...base, 'fields', 'features'],
  app: [...base, 'fields', 'features', 'app'],
  testing: [...base, 'fields', 'features', 'app', 'testing'],
};

function zoneOf(path) {
  const [zone = '', slice = ''] = relative(source, path).split('/');
  return { zone, slice };
}

function importsOf(text) {
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, target]) => target);
}

function importFault(file, target) {
  if (!target.startsWith('.') && !target.startsWith('@/')) return undefined;
  const path = target.startsWith('@/') ? join(source, target.slice(2)) : resolve(dirname(file), target);
  const from = zoneOf(file);
  const to = zoneOf(path);
  if (mayImport[from.zone] === undefined || (to.zone === 'testing' && file.includes('.test.'))) return undefined;
  if (!mayImport[from.zone].includes(to.zone)) return `${from.zone} must not import ${to.zone} (${target})`;
  const foreign = from.zone === 'features' && to.zone === 'features' && from.slice !== to.slice;
  return foreign ? `feature ${from.slice} must not import feature ${to.slice}` : undefined;
}

function shapeFaults(name, text) {
  const faults = [];
  const lines = text.split('\n').length - 1;
  const isTest = name.includes('.test.');
  if (name.endsWith('.tsx') && !isTest && lines > longestComponent) faults.push(`${lines} lines, ${longestComponent} allowed`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.(tsx?|css)$/.test(name)) faults.push('file names are kebab-case');
  if (/^index\.tsx?$/.test(name)) faults.push('no barrels');
  return faults;
}

let count = 0;
for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const text = readFileSync(file, 'utf8');
  const faults = [...shapeFaults(entry.name, text), ...importsOf(text).map((target) => importFault(file, target))];
  for (const fault of faults.filter(Boolean)) {
    process.stderr.write(`${relative(source, file)}: ${fault}\n`);
    count += 1;
  }
}
if (count > 0) process.exit(1);
