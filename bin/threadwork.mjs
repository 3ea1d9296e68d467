#!/usr/bin/env node
// The `threadwork` command. It only finds a Node that can run the program and, in a checkout, sees that what is built
// is not older than its sources; everything else is in src/main/hosts/cli.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from '../scripts/build-if-stale.mjs';
import { requireNode, root } from './node-runtime.mjs';

const node = requireNode();
await buildIfStale();
const child = spawn(node, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
