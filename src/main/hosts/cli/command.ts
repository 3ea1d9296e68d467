/** What every command of the command line is, and what many of them need. */
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import { fullPath, type Arguments, type OptionName } from './arguments.ts';

/** What a command came to: the document for --json, the lines for a person, and the exit code when it is not 0. */
interface Outcome {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly code?: 0 | 1;
  /** Written as it is, without a line end of ours. */
  readonly raw?: string;
}
export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly options: readonly OptionName[];
  run(args: Arguments): Promise<Outcome>;
}

/** Commands by the word they are called with. */
export type Commands = Readonly<Record<string, Command>>;

/** The study file a command names first. */
export const file = (args: Arguments): string => {
  const [path] = args.rest;
  if (path === undefined) throw new Refusal('invalid', 'Name the study file.');
  return fullPath(path);
};

/** `1 code`, `3 codes`. */
export const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Writes a file, or refuses with the reason in one sentence. */
export function writeOut(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new Refusal('gone', `There is no folder ${dirname(path)} to write to.`);
    if (code === 'ENOSPC') throw new Refusal('disk-full', 'The disk is full; nothing was written.');
    throw new Refusal('read-only', `${path} cannot be written.`);
  }
}

/** Where --out says to write. */
export const outPath = (args: Arguments): string => {
  const out = args.text('out');
  if (out === undefined) throw new Refusal('invalid', 'Say where to write with --out PATH.');
  return fullPath(out);
};
