// Builds the program when what is built is missing or older than its sources. Silent on standard output, so that a
// command's own output stays clean; several may start at once, and only one builds.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode, root } from '../bin/node-runtime.mjs';

const stamp = join(root, 'out', '.built');
const lock = join(root, '.cache', 'building');
const sources = ['src', 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json'];

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

/** True when there are sources here (a checkout) and what is built from them is missing or older. */
export function isStale() {
  if (!existsSync(join(root, 'src'))) return false;
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.some((path) => newest(join(root, path)) > built);
}

function build() {
  const began = new Date();
  return new Promise((resolve, reject) => {
    const child = spawn(
      requireNode(),
      [join(root, 'scripts', 'on-node.mjs'), 'electron-vite', 'build', '--logLevel', 'warn'],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`The program could not be built.\n${output}`));
      writeFileSync(stamp, began.toISOString());
      // Dated to the start: a source changed while building is newer, so the next start builds again.
      utimesSync(stamp, began, began);
      resolve();
    });
  });
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The process that builds now, if it is still there; a lock left by one that died is taken away. */
function held() {
  try {
    const [pid] = readdirSync(lock);
    if (pid !== undefined && alive(Number(pid))) return true;
    // Between making the folder and naming the process in it there is a moment; a fresh lock is believed.
    if (pid === undefined && Date.now() - statSync(lock).mtimeMs < 5000) return true;
    rmSync(lock, { recursive: true, force: true });
  } catch {
    return false;
  }
  return false;
}

/** Builds if needed; waits while another process does. `say` hears one line before a build. */
export async function buildIfStale(say = (line) => process.stderr.write(`${line}\n`)) {
  while (isStale()) {
    if (held()) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      continue;
    }
    try {
      mkdirSync(join(root, '.cache'), { recursive: true });
      mkdirSync(lock);
    } catch {
      continue;
    }
    writeFileSync(join(lock, String(process.pid)), '');
    try {
      say('Building Threadwork, once; this takes a few seconds.');
      await build();
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      process.exit(2);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}
