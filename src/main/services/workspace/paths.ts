import { existsSync, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

const EXTENSION = '.threadwork';

/** Names Windows keeps for itself, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** A study or export title as a file name that every system takes; never empty. */
export function asFileName(title: string): string {
  const cleaned = title
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are what is being removed
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
    .slice(0, 100)
    .trim();
  if (cleaned === '') return 'Study';
  return RESERVED.test(cleaned) ? `${cleaned} study` : cleaned;
}

/** The path of a study file, whether or not its extension was typed. */
export const withExtension = (path: string): string =>
  extname(path).toLowerCase() === EXTENSION ? path : `${path}${EXTENSION}`;

/** The name a study goes by in lists: its file's, without the extension. */
export const studyName = (path: string): string =>
  basename(path).replace(new RegExp(`\\${EXTENSION}$`, 'iu'), '');

/** A path in the folder that is not taken yet: "Name", then "Name 2" and so on. */
export function freePath(folder: string, name: string): string {
  for (let n = 1; ; n++) {
    const path = join(folder, `${name}${n === 1 ? '' : ` ${n}`}${EXTENSION}`);
    if (!existsSync(path)) return path;
  }
}

/** Studies lying in a folder, newest first. A folder that is not there holds none. */
export function studiesIn(folder: string): { path: string; name: string; modifiedAt: string }[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.toLowerCase().endsWith(EXTENSION) && !name.startsWith('.'))
      .flatMap((name) => {
        const path = join(folder, name);
        const found = statSync(path, { throwIfNoEntry: false });
        return found?.isFile()
          ? [{ path, name: studyName(path), modifiedAt: found.mtime.toISOString() }]
          : [];
      })
      .toSorted((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1));
  } catch {
    return [];
  }
}

/** At most this many files are taken from a folder at once. */
const MOST_FILES = 5000;

/** The files named, with the files inside the folders named; hidden ones and the system's own are left out. */
export function expandFolders(paths: readonly string[]): string[] {
  const found: string[] = [];
  const walk = (path: string, chosen: boolean): void => {
    if (found.length >= MOST_FILES) return;
    const kind = statSync(path, { throwIfNoEntry: false });
    if (!kind?.isDirectory()) {
      if (chosen || kind?.isFile()) found.push(path);
      return;
    }
    for (const name of readdirSync(path).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
      if (name.startsWith('.') || name.startsWith('~$') || /^(?:thumbs\.db|desktop\.ini)$/iu.test(name))
        continue;
      if (name.endsWith('-backups') || name.toLowerCase().endsWith(EXTENSION)) continue;
      walk(join(path, name), false);
    }
  };
  for (const path of paths) {
    try {
      walk(path, true);
    } catch {
      // A folder that cannot be listed is reported as a file that cannot be read.
      found.push(path);
    }
  }
  return found;
}

/** Whether a file is there and its beginning can be read; without keeping anybody waiting who is not asking for it. */
export async function isReachable(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      return (await file.read(Buffer.alloc(16), 0, 16, 0)).bytesRead === 16;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
