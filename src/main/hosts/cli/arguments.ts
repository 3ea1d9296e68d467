import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../../../shared/contract/errors.ts';

/** Every option any command takes; which command takes which is checked against its own list. */
const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  as: { type: 'string' },
  title: { type: 'string' },
  what: { type: 'string' },
  id: { type: 'string' },
  to: { type: 'string' },
  rows: { type: 'string' },
  stage: { type: 'string' },
  question: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  'width-mm': { type: 'string' },
  'height-mm': { type: 'string' },
  dpi: { type: 'string' },
  steps: { type: 'string' },
  from: { type: 'string' },
  codes: { type: 'string' },
  'per-code': { type: 'string' },
  limit: { type: 'string' },
  port: { type: 'string' },
  folder: { type: 'string' },
  semicolons: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  'with-speakers': { type: 'boolean' },
} as const;

export type OptionName = keyof typeof options;
export interface Arguments {
  readonly command: string;
  readonly rest: readonly string[];
  readonly flags: ReadonlySet<OptionName>;
  text(name: OptionName): string | undefined;
  /** A whole number of at least `least`; refuses anything else with a sentence. */
  number(name: OptionName, least: number): number | undefined;
}

/** A command line as words and options. */
export function readArguments(argv: readonly string[]): Arguments {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Refusal(
      'invalid',
      (error as Error).message.split('. ')[0]?.replace(/\.?$/u, '.') ?? 'That call does not fit.',
    );
  }
  const { values, positionals } = parsed;
  const [command = '', ...rest] = positionals;
  return {
    command,
    rest,
    flags: new Set(Object.keys(values) as OptionName[]),
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    number: (name, least) => {
      const value = values[name];
      if (typeof value !== 'string') return undefined;
      const number = Number(value);
      if (!Number.isFinite(number) || number < least)
        throw new Refusal('invalid', `--${name} takes a number of at least ${least}, not ${value}.`);
      return number;
    },
  };
}

/** Relative paths are meant from where the person stands; npm changes the folder and says so in INIT_CWD. */
export const fullPath = (path: string): string =>
  isAbsolute(path) ? path : resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
