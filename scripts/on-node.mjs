// Runs a tool from node_modules/.bin on the pinned Node: `node scripts/on-node.mjs vitest run`.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { requireNode, root } from '../bin/node-runtime.mjs';

const [tool, ...args] = process.argv.slice(2);
const node = requireNode();

/** The script a package declares for a command name. */
function binOf(name) {
  const owner = { tsc: 'typescript' }[name] ?? name;
  const dir = join(root, 'node_modules', owner);
  const { bin } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  return join(dir, typeof bin === 'string' ? bin : bin[name]);
}

const target = tool.endsWith('.ts') || tool.endsWith('.mjs') ? join(root, tool) : binOf(tool);
const child = spawn(node, [target, ...args], {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
