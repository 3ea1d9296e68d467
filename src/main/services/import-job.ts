import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Actor } from '../../shared/contract/define.ts';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { ImportFileReport } from '../../shared/contract/host.ts';
import type { ImportDraft } from '../../shared/domain/text/types.ts';
import type { CoreHandle } from './core-handle.ts';

/** A file to be brought in: by its path, or by its bytes and the name it had. */
export type FileSource =
  | { readonly path: string; readonly name?: string }
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string };

/** Turns bytes into a draft away from this thread; the import pool is one. */
export interface ReadingPool {
  read(
    file: { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string; readonly pasted?: boolean },
    options: { readonly signal?: AbortSignal; readonly onProgress?: (fraction: number) => void },
  ): Promise<Result<ImportDraft>>;
  close(): Promise<void>;
}

interface ImportJob {
  readonly core: CoreHandle;
  readonly pool: ReadingPool;
  readonly files: readonly FileSource[];
  readonly actor: Actor;
  /** Line numbers are fixed at once, with the program's own guess of who speaks. */
  readonly settle: boolean;
  /** One id for all the files of one drop, so that one undo takes them all back. */
  readonly group: string | null;
  /** Text typed or pasted rather than a file. */
  readonly pasted?: boolean;
  /** Hears of every change of one file's report, by its place in `files`. */
  readonly onReport?: (report: ImportFileReport, index: number) => void;
  readonly signal?: AbortSignal;
  /** Files read at the same time, and at most so many handed over to be stored; when it is cancelled, these still come in. */
  readonly ahead?: number;
}

/** Files handed over to be stored and not yet in: the core stores what waits together, in one transaction. */
const MOST_STORING = 16;
/** What these may weigh together, so that a drop of large files does not fill the memory. */
const MOST_STORING_BYTES = 4 * 1024 * 1024;

/** Bytes above which a file is not even read; what a file may hold once open is the readers' to say. */
const MOST_BYTES = 200 * 1024 * 1024;

interface Read {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly draft: ImportDraft;
}
/** What reading came to: something to store, the report to give as it is, or the same bytes as a file before it. */
type Outcome =
  { readonly store: Read } | { readonly report: Partial<ImportFileReport> } | { readonly sameAs: number };

/** The name a file is known by to people. */
export const sourceName = (file: FileSource): string =>
  'bytes' in file ? file.name : (file.name ?? basename(file.path));

const blank = (file: FileSource): ImportFileReport => ({
  path: 'bytes' in file ? file.name : (file.name ?? file.path),
  status: 'waiting',
  fraction: 0,
  reason: null,
  documentId: null,
  words: 0,
  turns: 0,
  lines: 0,
  speakers: [],
  warnings: [],
});

/**
 * Brings files in: read side by side, stored in the order given, a few at a time; reported as imported once they are in the
 * study's file. A file that cannot be read or stored is reported and the others go on. Cancelling keeps what is in.
 * @returns a report for every file, in the order given; never throws
 */
export async function importFiles(job: ImportJob): Promise<ImportFileReport[]> {
  const reports = job.files.map(blank);
  /** The first file of the drop with these bytes. */
  const seen = new Map<string, number>();
  const known = knownOriginals(job);
  /** Bytes are taken in one after the other, so that of two files alike the first is the one that counts. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => {});
    return next;
  };
  const update = (index: number, change: Partial<ImportFileReport>): void => {
    const report = { ...(reports[index] as ImportFileReport), ...change };
    reports[index] = report;
    job.onReport?.(report, index);
  };
  // every file is known to be waiting before the first is read
  for (const index of reports.keys()) update(index, {});
  const reading = new Map<number, Promise<Outcome>>();
  const ahead = Math.max(1, job.ahead ?? 4);
  const storing = createStoring(job.ahead ?? MOST_STORING);
  for (let index = 0; index < job.files.length; index++) {
    for (let next = index; next < Math.min(job.files.length, index + ahead); next++) {
      if (!reading.has(next)) {
        reading.set(
          next,
          readOne(
            job,
            next,
            () => inTurn(() => takeBytes(job, next, seen, known)),
            (change) => update(next, change),
          ),
        );
      }
    }
    const outcome = await (reading.get(index) as Promise<Outcome>);
    reading.delete(index);
    if ('sameAs' in outcome) await storing.settled();
    if ('sameAs' in outcome) update(index, { fraction: 1, ...likeTwin(job, outcome.sameAs, reports) });
    else if ('report' in outcome) update(index, { fraction: 1, ...outcome.report });
    else if (job.signal?.aborted) update(index, CANCELLED);
    else {
      const stored = storeOne(job, job.files[index] as FileSource, outcome.store);
      await storing.add(
        stored.then((change) => update(index, { fraction: 1, ...change })),
        outcome.store.bytes.length,
      );
    }
  }
  await storing.settled();
  return reports;
}

/** What is being stored at the moment; `add` waits while that is enough. */
function createStoring(most: number) {
  const waiting: { readonly done: Promise<void>; readonly bytes: number }[] = [];
  let bytes = 0;
  async function settleFirst(): Promise<void> {
    const first = waiting.shift();
    bytes -= first?.bytes ?? 0;
    await first?.done;
  }
  return {
    async add(done: Promise<void>, size: number): Promise<void> {
      waiting.push({ done, bytes: size });
      bytes += size;
      while (waiting.length >= most || bytes > MOST_STORING_BYTES) await settleFirst();
    },
    async settled(): Promise<void> {
      while (waiting.length > 0) await settleFirst();
    },
  };
}

const CANCELLED: Partial<ImportFileReport> = {
  status: 'cancelled',
  fraction: 0,
  reason: 'Not imported, because the import was cancelled.',
};

async function readOne(
  job: ImportJob,
  index: number,
  take: () => Promise<Outcome | { readonly bytes: Uint8Array<ArrayBuffer> }>,
  update: (change: Partial<ImportFileReport>) => void,
): Promise<Outcome> {
  const file = job.files[index] as FileSource;
  try {
    if (job.signal?.aborted) return { report: CANCELLED };
    update({ status: 'reading' });
    const taken = await take();
    if (!('bytes' in taken)) return taken;
    const { bytes } = taken;
    const draft = await job.pool.read(
      { bytes, name: sourceName(file), ...(job.pasted ? { pasted: true } : {}) },
      {
        ...(job.signal ? { signal: job.signal } : {}),
        onProgress: (fraction) => update({ fraction: Math.min(0.95, fraction) }),
      },
    );
    if (draft.ok) return { store: { bytes, draft: draft.value } };
    if (draft.failure.code === 'cancelled') return { report: CANCELLED };
    return { report: { status: 'failed', reason: draft.failure.message } };
  } catch {
    return { report: { status: 'failed', reason: 'This file could not be read.' } };
  }
}

/** What the study holds already, by the SHA-256 of its bytes; asked once, because the core is busy with storing. */
async function knownOriginals(job: ImportJob): Promise<Map<string, { id: string; name: string }>> {
  const found = await job.core.call('document.originals', {}, job.actor);
  return new Map(found.ok ? found.value.map(({ hash, id, name }) => [hash, { id, name }]) : []);
}

/** Loads a file's bytes and finds out whether they are known already. */
async function takeBytes(
  job: ImportJob,
  index: number,
  seen: Map<string, number>,
  known: ReturnType<typeof knownOriginals>,
): Promise<Outcome | { readonly bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = await bytesOf(job.files[index] as FileSource);
  if (!bytes.ok) return { report: { status: 'failed', reason: bytes.failure.message } };
  const hash = createHash('sha256').update(bytes.value).digest('hex');
  const first = seen.get(hash);
  if (first !== undefined) return { sameAs: first };
  seen.set(hash, index);
  const twin = (await known).get(hash);
  if (twin) return { report: duplicateOf(twin.name, twin.id) };
  return { bytes: bytes.value };
}

const duplicateOf = (name: string, documentId: string | null): Partial<ImportFileReport> => ({
  status: 'duplicate',
  documentId,
  reason: `Already here, as ${name}.`,
});

/** The same bytes as a file before it in the drop share its fate, which is settled by now. */
function likeTwin(
  job: ImportJob,
  first: number,
  reports: readonly ImportFileReport[],
): Partial<ImportFileReport> {
  const { status, reason, documentId } = reports[first] as ImportFileReport;
  if (status !== 'imported') return { status, reason, documentId };
  const name = sourceName(job.files[first] as FileSource);
  return { status: 'duplicate', documentId, reason: `The same file as ${name}, in this import.` };
}

async function storeOne(job: ImportJob, file: FileSource, read: Read): Promise<Partial<ImportFileReport>> {
  const stored = await job.core.call(
    'document.import',
    {
      draft: read.draft,
      original: read.bytes,
      originalName: sourceName(file),
      group: job.group,
      settle: job.settle,
    },
    job.actor,
  );
  if (!stored.ok) {
    const duplicate = stored.failure.code === 'conflict';
    return { status: duplicate ? 'duplicate' : 'failed', reason: stored.failure.message };
  }
  return {
    status: 'imported',
    ...stored.value,
    warnings: [...read.draft.warnings, ...settleNote(job, read)],
  };
}

/** The command line settles with its own guess, and says so. */
function settleNote(job: ImportJob, read: Read): string[] {
  if (!job.settle || read.draft.speakers.length === 0) return [];
  const named = read.draft.speakers
    .map((s) => `${s.label} (${s.role === 'other' ? 'other' : s.role})`)
    .join(', ');
  return [`Speakers were taken as ${named}, and line numbers are fixed.`];
}

/** The bytes of a source, or a sentence why they cannot be had. */
export async function bytesOf(file: FileSource): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if ('bytes' in file) return ok(file.bytes);
  try {
    const found = await stat(file.path);
    if (found.isDirectory())
      return fail('invalid', 'This is a folder; name the files in it, or drop it on the window.');
    if (!found.isFile()) return fail('invalid', 'This is not a file that can be read.');
    if (found.size > MOST_BYTES)
      return fail('invalid', 'This file is larger than 200 MB, which is more than can be brought in.');
    return ok(await readFile(file.path));
  } catch (error) {
    return fail('not-found', sentenceFor(error));
  }
}

function sentenceFor(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no file at this place.';
  if (code === 'EACCES' || code === 'EPERM') return 'This file may not be read by you; ask whoever owns it.';
  return 'This file cannot be reached; if it lies on a drive or a network folder, connect it again.';
}
