// Whether the desktop window can open on this machine, and where its runtime is. Every "no" is half a sentence that goes
// on from "because".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bin/node-runtime.mjs';

/** Milliseconds until the first byte must have come, and between two signs of life after that. */
const FIRST_SIGN = 5000;
const NEXT_SIGN = 20_000;

const executables = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Where the runtime lies, or would once fetched. */
export function electronPath(electronFolder, env = process.env, platform = process.platform) {
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH || join(electronFolder, 'dist');
  return join(dist, executables[platform] ?? 'electron');
}

const readOr = (path, otherwise) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return otherwise;
  }
};

/**
 * What about the machine itself stands in the way of a window, before any runtime is looked for; null when nothing does.
 * @param {{platform: string, env: Record<string, string | undefined>, uid: number | undefined}} machine
 */
export function obstacle({ platform, env, uid }) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display';
  if (uid === 0) return 'it does not run as root, where its sandbox cannot protect it';
  return null;
}

/**
 * What about the runtime on Linux stands in the way: libraries that are missing, or a sandbox that the system does not
 * let it have. Null when nothing does.
 */
export function runtimeObstacle(path, platform = process.platform, read = readOr) {
  if (platform !== 'linux') return null;
  const { stdout } = spawnSync('ldd', [path], { encoding: 'utf8' });
  const missing = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gmu)].map((match) => match[1]);
  if (missing.length > 0) {
    return `this system lacks ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' and others' : ''}`;
  }
  return sandboxObstacle(path, read);
}

/** Electron needs unprivileged user namespaces, or its helper owned by root. It is never started without a sandbox. */
export function sandboxObstacle(path, read = readOr) {
  const spaces = read('/proc/sys/kernel/unprivileged_userns_clone', '1') !== '0';
  const restricted = read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '0') === '1';
  const most = read('/proc/sys/user/max_user_namespaces', '1') !== '0';
  if (spaces && most && !restricted) return null;
  const helper = statSync(join(path, '..', 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return null;
  return 'this system does not let it have a sandbox';
}

/**
 * The runtime's path, or why there is none. Fetches it once when it may.
 * @param {(line: string) => void} say hears a line when something takes its time
 */
export async function findElectron(node, say, env = process.env) {
  const folder = join(root, 'node_modules', 'electron');
  const inTheWay = obstacle({ platform: process.platform, env, uid: process.getuid?.() });
  if (inTheWay) return { reason: inTheWay };
  const path = electronPath(folder, env);
  if (!existsSync(path)) {
    const failed = await fetchElectron(node, folder, say, env);
    if (failed) return { reason: failed };
  }
  if (!existsSync(path)) return { reason: 'its runtime is not installed' };
  const wrong = runtimeObstacle(path);
  return wrong ? { reason: wrong } : { path };
}

/** Fetches the runtime, or says why not. */
async function fetchElectron(node, folder, say, env) {
  if (env.THREADWORK_NO_FETCH === '1') return 'its runtime is not installed and may not be fetched';
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return 'there is no runtime where ELECTRON_OVERRIDE_DIST_PATH points';
  if (!existsSync(join(folder, 'install.js'))) return 'its runtime is not installed';
  const fetched = await watch(
    spawn(node, [join(root, 'scripts', 'fetch-electron.mjs')], { stdio: ['ignore', 'pipe', 'ignore'], env }),
    say,
  );
  if (!fetched) return 'its runtime could not be fetched';
  // Unpacks what is in the cache now.
  const unpacked = spawnSync(node, [join(folder, 'install.js')], { stdio: 'ignore', env });
  return unpacked.status === 0 ? null : 'its runtime could not be unpacked';
}

/** True when the child came to a good end; it is ended when no sign of life comes in time. */
export function watch(child, say, first = FIRST_SIGN, next = NEXT_SIGN) {
  return new Promise((resolve) => {
    let timer = setTimeout(() => child.kill('SIGKILL'), first);
    let told = 0;
    child.stdout.on('data', (chunk) => {
      const done = Number(String(chunk).trim().split('\n').at(-1));
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), next);
      if (done < told) return;
      say(`Fetching the desktop runtime, once: ${Math.round(done * 100)} %`);
      told = done + 0.2;
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}
