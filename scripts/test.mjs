// `npm test`: sees that the program is built and that there is a browser, then runs every test.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { requireNode, root } from '../bin/node-runtime.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => names.map((n) => join(dir, n)))
    .find(runs);

function ensureBrowser() {
  if (process.env.THREADWORK_BROWSER ? runs(process.env.THREADWORK_BROWSER) : onPath()) return;
  if (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version']).status === 0
  ) {
    console.error('The end-to-end tests need a browser; installing Chromium with apt-get.');
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (onPath()) return;
  }
  console.error(
    'The end-to-end tests need Chromium or Chrome: install one, or name it in THREADWORK_BROWSER.',
  );
  process.exit(1);
}

const node = requireNode();
ensureBrowser();
await buildIfStale();
const child = spawn(node, [join(root, 'scripts', 'on-node.mjs'), 'vitest', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
