import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const settingsFile = z.object({
  /** The name asked at the first study; never the system's login. */
  person: z.object({ name: z.string() }).nullable().catch(null),
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })).catch([]),
  /** Where a browser tab keeps its studies, when the person chose another folder. */
  folder: z.string().nullable().catch(null),
  /** Recordings that were chosen here to be played with a transcript: only these are ever served to a window. */
  recordings: z.array(z.string()).catch([]),
  window: z
    .object({
      x: z.number().optional(),
      y: z.number().optional(),
      width: z.number(),
      height: z.number(),
      maximised: z.boolean(),
    })
    .nullable()
    .catch(null),
  /** What the interface keeps: sizes, theme, panels. The host does not look inside. */
  interface: z.record(z.string(), z.unknown()).catch({}),
});
export type Settings = z.output<typeof settingsFile>;

export interface SettingsStore {
  get(): Settings;
  /** Changes some of it and writes the file before it returns. */
  set(patch: Partial<Settings>): void;
}

const EMPTY: Settings = {
  person: null,
  recent: [],
  folder: null,
  recordings: [],
  window: null,
  interface: {},
};

/**
 * Settings of this computer, in one JSON file. A file that cannot be read counts as empty, part by part: settings are
 * never a reason not to start. Writing goes through a second file and a rename, so a power cut leaves one or the other.
 * @param onTrouble hears why settings could not be kept; the program goes on with those in memory
 */
export function createSettings(path: string, onTrouble: (error: unknown) => void = () => {}): SettingsStore {
  let settings = read(path) ?? EMPTY;
  /** What could not be written, on a full disk: the file must not take it back when it can be read again. */
  let unwritten: Partial<Settings> = {};
  return {
    get: () => settings,
    set(patch) {
      unwritten = { ...unwritten, ...patch };
      // Another window of the program, desktop or tab, may have written since.
      settings = { ...(read(path) ?? settings), ...unwritten };
      try {
        writeAtomically(path, `${JSON.stringify(settings, null, 2)}\n`);
        unwritten = {};
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}

/** Null: not there, or not readable. */
function read(path: string): Settings | null {
  try {
    return settingsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes a small text file so that it is there whole or not at all; readable by its owner only. */
function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}
