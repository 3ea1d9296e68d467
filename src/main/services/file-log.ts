import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname } from 'node:path';

export interface Logger {
  /** Notes an unexpected failure and answers with a short id to look it up by. Never throws. */
  failure(what: string, error: unknown): string;
  /** Notes something worth knowing later. Never put people's words in it. */
  note(what: string): void;
}

const MOST_BYTES = 1_000_000;

/**
 * A log of this computer, in one file and the one before it. It holds what failed and where in the program, never what
 * people said: of an error only its name, its code and its stack are kept, and a stack's first line, which may quote
 * input, is left out.
 */
export function createFileLog(path: string, now: () => string): Logger {
  const write = (line: string): void => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${now()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the work it is about.
    }
  };
  return {
    failure(what, error) {
      const id = randomBytes(4).toString('hex');
      write(`[${id}] ${what}: ${describe(error)}`);
      return id;
    },
    note: write,
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .map((line) => line.replaceAll(homedir(), '~'));
  return [`${error.name}${typeof code === 'string' ? ` ${code}` : ''}`, ...frames].join('\n');
}
