/**
 * A worker thread that reads files into drafts, one after another.
 *
 * Takes `{id, fileName, path?}` or `{id, fileName, bytes?}`, optionally `{limits}`; answers `{id, progress}` now and
 * then, and in the end `{id, draft}` or `{id, refusal: {code, message}}`.
 */
import { readFile, stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import type { ImportDraft } from '../../shared/domain/text/types.ts';
import { defaultLimits, type ImportLimits } from './limits.ts';
import { readTranscript } from './read.ts';
import { ImportRefusal, refuse, type RefusalCode } from './refusal.ts';

export interface ImportRequest {
  readonly id: number;
  readonly fileName: string;
  readonly path?: string;
  readonly bytes?: Uint8Array;
  readonly limits?: Partial<ImportLimits>;
}

export type ImportAnswer =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly draft: ImportDraft }
  | { readonly id: number; readonly refusal: { readonly code: RefusalCode; readonly message: string } };

// Progress finer than this is not worth a message.
const PROGRESS_STEP = 0.02;

parentPort?.on('message', (request: ImportRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message));
});

async function answer(request: ImportRequest): Promise<ImportAnswer> {
  const { id, fileName, limits } = request;
  let told = 0;
  const onProgress = (fraction: number): void => {
    if (fraction - told < PROGRESS_STEP) return;
    told = fraction;
    parentPort?.postMessage({ id, progress: fraction } satisfies ImportAnswer);
  };
  try {
    const bytes = request.bytes ?? (await readBytes(request.path ?? '', limits));
    return {
      id,
      draft: await readTranscript(bytes, fileName, {
        onProgress,
        ...(limits === undefined ? {} : { limits }),
      }),
    };
  } catch (error) {
    const refusal = error instanceof ImportRefusal ? error : unreadable(error);
    return { id, refusal: { code: refusal.code, message: refusal.message } };
  }
}

/** The size is asked for first: a file that is far too big is never read into memory. */
async function readBytes(path: string, limits: Partial<ImportLimits> | undefined): Promise<Uint8Array> {
  const most = limits?.fileBytes ?? defaultLimits.fileBytes;
  if ((await stat(path)).size > most) throw refuse.tooLarge(`${Math.round(most / 1024 / 1024)} MB`);
  return readFile(path);
}

function unreadable(error: unknown): ImportRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT')
    return new ImportRefusal('damaged', 'This file is no longer where it was, so it could not be read.');
  if (code === 'EACCES' || code === 'EPERM')
    return new ImportRefusal(
      'protected',
      'This file may not be opened by you; check who is allowed to read it.',
    );
  if (code === 'EISDIR') return new ImportRefusal('not-a-transcript', 'This is a folder, not a file.');
  return new ImportRefusal(
    'damaged',
    'This file could not be read from its disk; check that the disk is connected.',
  );
}
