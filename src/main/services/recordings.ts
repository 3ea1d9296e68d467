// Which linked recordings may be played from where they lie: only those chosen on this computer, in its own file dialog.
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { SettingsStore } from './settings.ts';

/** Kinds of files that can be a recording; anything else is neither linked nor served. */
const TYPES: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.weba': 'audio/webm',
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.ogv': 'video/ogg',
  '.mkv': 'video/x-matroska',
};
export const RECORDING_EXTENSIONS: readonly string[] = Object.keys(TYPES).map((one) => one.slice(1));
/** Files remembered; the ones chosen longest ago are asked for again. */
const MOST = 2000;

/** A file that may be served now. */
export interface RecordingFile {
  readonly path: string;
  readonly name: string;
  /** `audio/mpeg` */
  readonly type: string;
  readonly bytes: number;
}

/** The type of a recording by its name, or null when it is none. */
export const recordingType = (path: string): string | null => TYPES[extname(path).toLowerCase()] ?? null;

/** Notes that the person chose this file here. A path that only stands in a study counts for nothing. */
export function rememberRecording(settings: SettingsStore, path: string): void {
  const others = settings.get().recordings.filter((one) => one !== path);
  settings.set({ recordings: [path, ...others].slice(0, MOST) });
}

/** The file of a link, when it was chosen on this computer, is a recording and is still there. */
export async function recordingAt(settings: SettingsStore, path: string): Promise<RecordingFile | null> {
  const type = recordingType(path);
  if (type === null || !settings.get().recordings.includes(path)) return null;
  try {
    const found = await stat(path);
    return found.isFile() ? { path, name: basename(path), type, bytes: found.size } : null;
  } catch {
    return null;
  }
}
