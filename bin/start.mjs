#!/usr/bin/env node
// `npm start`: builds what is stale, then opens the desktop window where there can be one, else a browser tab.
//   npm start -- [FILE] [--web] [--no-open] [--port N] [--folder PATH]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build-if-stale.mjs';
import { findElectron } from '../scripts/electron-runtime.mjs';
import { requireNode, root } from './node-runtime.mjs';

const say = (line) => console.error(line);
/** A window that ends with a failure within this time never came up. */
const CAME_UP = 10_000;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        web: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        folder: { type: 'string' },
      },
    });
  } catch {
    say('Use: npm start -- [FILE] [--web] [--no-open] [--port N] [--folder PATH]');
    return process.exit(2);
  }
}

/** Runs a program to its end, handing signals on; answers with its exit code. */
function run(command, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => {
      for (const name of signals) process.removeListener(name, pass);
      resolve(signal ? 0 : (code ?? 1));
    });
  });
}

/** Why there is no window, or null when there was one. */
async function openWindow(node, files) {
  const electron = await findElectron(node, say);
  if (electron.reason) return electron.reason;
  const began = Date.now();
  // Terminals inside programs made with Electron may say this to everything started in them.
  const code = await run(electron.path, [root, ...files], {
    ...process.env,
    ELECTRON_RUN_AS_NODE: undefined,
  });
  if (code === 0 || Date.now() - began > CAME_UP) process.exit(code);
  return 'its window could not be opened';
}

const { values, positionals } = readArguments();
const node = requireNode();
try {
  await buildIfStale();
} catch (error) {
  say(error.message);
  process.exit(2);
}
// A tab was asked for, or something only a tab has.
const tab = ['web', 'no-open', 'port', 'folder'].some((name) => values[name] !== undefined);
if (!tab) {
  const reason = await openWindow(node, positionals);
  say(`The desktop window does not open here, because ${reason}. Threadwork opens in the browser instead.`);
}
const options = process.argv.slice(2).filter((arg) => arg !== '--web');
process.exit(await run(node, [join(root, 'out', 'main', 'web.js'), ...options]));
