// Runs the journeys of e2e/*.e2e.ts one after the other, each against its own server.
// Arguments: names of journeys (`sign-in shell`); none means all. E2E_REPORT=<file> writes the counts and the failures as JSON.
import { existsSync, globSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { serverProgram } from './server.ts';

const folder = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const files = globSync(join(folder, '*.e2e.ts'))
  .toSorted()
  .filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.e2e.ts')));

if (files.length === 0) {
  process.stderr.write(`no journey named ${wanted.join(', ')}\n`);
  process.exit(2);
}
if (!existsSync(serverProgram)) {
  process.stderr.write(`${serverProgram} does not exist: build the server, or name it in COCHIN_BINARY\n`);
  process.exit(2);
}

const counts = { numPassedTests: 0, numFailedTests: 0, failed: [] as string[] };
const events = run({ files, concurrency: 1, timeout: 180_000 });
events.on('test:pass', ({ details }) => {
  if (details.type !== 'suite') counts.numPassedTests += 1;
});
events.on('test:fail', ({ details, name }) => {
  if (details.type === 'suite') return;
  counts.numFailedTests += 1;
  counts.failed.push(name);
});
events.on('end', () => {
  const report = process.env['E2E_REPORT'];
  if (report !== undefined) writeFileSync(report, JSON.stringify(counts));
  process.exitCode = counts.numFailedTests === 0 ? 0 : 1;
});
events.compose(spec).pipe(process.stdout);
