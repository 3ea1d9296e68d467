import { app, BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { RECORDING_EXTENSIONS } from '../../services/recordings.ts';
import type { FileKind, Platform } from '../../services/workspace/index.ts';

const STUDIES: FileFilter = { name: 'Threadwork studies', extensions: ['threadwork'] };
const ALL: FileFilter = { name: 'All files', extensions: ['*'] };
const FILTERS: Readonly<Record<FileKind, FileFilter[]>> = {
  study: [STUDIES, ALL],
  transcripts: [
    {
      name: 'Transcripts',
      extensions: ['docx', 'odt', 'rtf', 'txt', 'md', 'html', 'htm', 'pdf', 'vtt', 'srt'],
    },
    ALL,
  ],
  table: [{ name: 'Tables', extensions: ['csv', 'tsv', 'txt'] }, ALL],
  codebook: [{ name: 'Codebooks', extensions: ['csv', 'tsv', 'xlsx', 'docx'] }, ALL],
  answers: [{ name: 'Review answers', extensions: ['json'] }, ALL],
  recording: [{ name: 'Audio and video', extensions: [...RECORDING_EXTENSIONS] }],
};
const TITLES: Readonly<Record<FileKind, string>> = {
  study: 'Open a study',
  transcripts: 'Choose transcripts',
  table: 'Choose a table',
  codebook: 'Choose a codebook',
  answers: 'Choose a reviewer’s answers',
  recording: 'Choose the recording',
};

/** The window a dialog belongs to, so that it is modal where the system has that. */
const owner = (): BrowserWindow | null =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;

async function chooseOpen(options: OpenDialogOptions): Promise<string[] | null> {
  const window = owner();
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled || filePaths.length === 0 ? null : filePaths;
}

async function chooseSave(suggested: string): Promise<string | null> {
  const extension = extname(suggested).slice(1).toLowerCase();
  const options = {
    defaultPath: join(app.getPath('documents'), suggested),
    filters:
      extension === 'threadwork' ? [STUDIES] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  };
  const window = owner();
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return canceled || !filePath ? null : withKind(filePath, extension);
}

/** Linux takes a name as it is typed. The kind is put behind it, unless a file nobody was asked about has that name. */
function withKind(path: string, extension: string): string {
  if (extname(path).toLowerCase() === `.${extension}`) return path;
  const named = `${path}.${extension}`;
  return existsSync(named) ? path : named;
}

/** The desktop's way of choosing files and giving them out. */
export function createDesktopPlatform(): Platform {
  return {
    host: 'electron',
    namesFiles: true,
    chooseOpenFiles: (kind, many) =>
      chooseOpen({
        title: TITLES[kind],
        filters: FILTERS[kind],
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
      }),
    chooseSavePath: chooseSave,
    chooseFolder: async () =>
      (
        await chooseOpen({ title: 'Choose a folder', properties: ['openDirectory', 'createDirectory'] })
      )?.[0] ?? null,
    async deliver(bytes, fileName) {
      const path = await chooseSave(fileName);
      if (path === null) return ok(null);
      const written = await writeWhole(path, bytes);
      return written.ok ? ok({ path, download: null }) : written;
    },
    uploaded: () => null,
    releaseUpload: () => {},
    noteRecent: (path) => app.addRecentDocument(path),
  };
}

/** Writes beside and renames, so that an export is there whole or not at all. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<null>> {
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, bytes);
    await rename(partial, path);
    return ok(null);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    const code = (error as { code?: string }).code;
    if (code === 'ENOSPC') {
      return fail(
        'disk-full',
        'The disk is full, so the file was not written. Free some space and export again.',
      );
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      return fail('refused', 'Nothing may be written at that place. Choose another folder.');
    }
    return fail('gone', 'That place cannot be reached any more. Choose another folder.');
  }
}
