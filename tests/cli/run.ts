import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const main = fileURLToPath(new URL('../../src/main/hosts/cli/main.ts', import.meta.url));

// compiled once for all the runs of a test file
const compiled = mkdtempSync(join(tmpdir(), 'threadwork-compiled-'));
afterAll(() => rmSync(compiled, { recursive: true, force: true }));
const env = { ...process.env, NODE_COMPILE_CACHE: compiled };

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs the command line from its sources; `out` and `errors` are what it printed. */
export function threadwork(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    child.on('close', (code) => resolve({ code, out, errors }));
  });
}

/** Runs it with --json and reads the one document it must print. */
export async function json<T>(...args: string[]): Promise<T> {
  const ran = await threadwork(...args, '--json');
  if (ran.code === 2) throw new Error(ran.errors);
  return JSON.parse(ran.out) as T;
}
