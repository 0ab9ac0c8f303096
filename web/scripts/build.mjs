// The production build: types, bundle, then the size budget of the first route and of each lazy one.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { checkBudget } from './bundle-budget.mjs';

function run(tool, ...args) {
  const { status } = spawnSync(tool, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run('tsc', '--noEmit');
run('vite', 'build');
const holds = checkBudget('dist');
// The manifest serves the measure only; what stays in dist is what the server embeds.
rmSync('dist/.vite', { recursive: true });
process.exit(holds ? 0 : 1);
