import { spawnSync } from 'node:child_process';

const checks = [
  ['oxlint', '--deny-warnings'],
  ['node', 'scripts/check-zones.mjs'],
];
const results = checks.map(([tool, ...args]) => spawnSync(tool, args, { stdio: 'inherit' }).status);
process.exit(results.every((status) => status === 0) ? 0 : 1);
