/**
 * Reads files in worker threads, a few at a time. A file that takes too long or too much memory ends its worker, is
 * refused with a sentence, and the rest go on.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ImportDraft } from '../../shared/domain/text/types.ts';
import type { ImportAnswer, ImportRequest } from '../importers/import-worker.ts';
import { defaultLimits, type ImportLimits } from '../importers/limits.ts';
import { ImportRefusal, refuse } from '../importers/refusal.ts';
import { workerUrl } from '../worker-url.ts';

interface ImportFile {
  readonly fileName: string;
  /** One of the two. Bytes are copied to the worker. */
  readonly path?: string;
  readonly bytes?: Uint8Array;
}

export interface ImportPool {
  /**
   * Reads one file; waits for a free worker. Rejects with ImportRefusal, or with the signal's reason when cancelled,
   * which ends the worker at once.
   */
  readonly read: (
    file: ImportFile,
    onProgress?: (fraction: number) => void,
    signal?: AbortSignal,
  ) => Promise<ImportDraft>;
  /** Ends every worker. Files still waiting are rejected. */
  readonly close: () => Promise<void>;
}

export interface ImportPoolOptions {
  /** Workers at most; by default one less than the processors, two at most. */
  readonly size?: number;
  readonly workerUrl?: URL;
  readonly limits?: Partial<ImportLimits>;
  /** Heap of one worker, in megabytes. */
  readonly heapMb?: number;
}

/** A file's own deadline is kept by its reader; the pool waits this much longer before it ends a worker that hangs. */
const GRACE_MS = 3_000;
/** Heap of one worker: two of them and the program stay under a gigabyte. */
const HEAP_MB = 384;

interface Job {
  readonly request: ImportRequest;
  readonly onProgress: (fraction: number) => void;
  readonly resolve: (draft: ImportDraft) => void;
  readonly reject: (error: unknown) => void;
}

interface Seat {
  readonly worker: Worker;
  job: Job | null;
  timer: NodeJS.Timeout | null;
  isOnline: boolean;
}

/** Makes a pool; workers start when the first files come. */
export function createImportPool(options: ImportPoolOptions = {}): ImportPool {
  const size = options.size ?? Math.max(1, Math.min(2, availableParallelism() - 1));
  const waiting: Job[] = [];
  const seats = new Set<Seat>();
  const deadline = (options.limits?.deadlineMs ?? defaultLimits.deadlineMs) + GRACE_MS;
  let nextId = 1;

  const leave = (seat: Seat): void => {
    seats.delete(seat);
    if (seat.timer !== null) clearTimeout(seat.timer);
    void seat.worker.terminate();
  };
  const settle = (seat: Seat, finish: (job: Job) => void): void => {
    const { job } = seat;
    if (seat.timer !== null) clearTimeout(seat.timer);
    seat.timer = null;
    seat.job = null;
    if (job !== null) finish(job);
  };
  /** The worker is lost or not to be trusted: its file is refused and the next one gets a fresh worker. */
  const fail = (seat: Seat, error: unknown): void => {
    leave(seat);
    settle(seat, (job) => job.reject(error));
    next();
  };
  /** Begins to count the time of the file a worker has, once it runs. */
  const time = (seat: Seat): void => {
    if (seat.job === null || !seat.isOnline) return;
    seat.timer ??= setTimeout(() => fail(seat, refuse.timeout()), deadline);
  };
  const open = (): Seat => {
    const worker = new Worker(options.workerUrl ?? workerUrl('import-worker'), {
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? HEAP_MB },
    });
    const seat: Seat = { worker, job: null, timer: null, isOnline: false };
    // A crowded machine starts a worker late: that is no time a file took.
    worker.once('online', () => {
      seat.isOnline = true;
      time(seat);
    });
    worker.on('message', (answer: ImportAnswer) => receive(seat, answer));
    worker.on('error', (error) => fail(seat, isOutOfMemory(error) ? tooHungry() : refuse.damaged('file')));
    worker.on('exit', () => (seats.has(seat) ? fail(seat, refuse.damaged('file')) : undefined));
    worker.unref();
    seats.add(seat);
    return seat;
  };
  const receive = (seat: Seat, answer: ImportAnswer): void => {
    if (seat.job?.request.id !== answer.id) return;
    if ('progress' in answer) return seat.job.onProgress(answer.progress);
    settle(seat, (job) => {
      if ('draft' in answer) job.resolve(answer.draft);
      else job.reject(new ImportRefusal(answer.refusal.code, answer.refusal.message));
    });
    next();
  };
  const next = (): void => {
    while (waiting.length > 0) {
      const seat = [...seats].find((one) => one.job === null) ?? (seats.size < size ? open() : null);
      const job = seat === null ? undefined : waiting.shift();
      if (seat === null || job === undefined) return;
      seat.job = job;
      time(seat);
      // While a file is read the worker keeps the program alive; an idle pool does not.
      seat.worker.ref();
      seat.worker.postMessage(job.request);
    }
    for (const seat of seats) if (seat.job === null) seat.worker.unref();
  };
  const cancel = (job: Job, reason: unknown): void => {
    const place = waiting.indexOf(job);
    if (place >= 0) {
      waiting.splice(place, 1);
      job.reject(reason);
      return;
    }
    const seat = [...seats].find((one) => one.job === job);
    if (seat !== undefined) fail(seat, reason);
  };

  return {
    read(file, onProgress = () => undefined, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) return reject(signal.reason);
        const { limits } = options;
        const request = { ...file, id: nextId++, ...(limits === undefined ? {} : { limits }) };
        const onAbort = (): void => cancel(job, signal?.reason);
        const done = (): void => signal?.removeEventListener('abort', onAbort);
        const job: Job = {
          request,
          onProgress,
          resolve: (draft) => {
            done();
            resolve(draft);
          },
          reject: (error) => {
            done();
            reject(error);
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(job);
        next();
      });
    },
    async close() {
      const stopped = new Error('The import was stopped.');
      for (const job of waiting.splice(0)) job.reject(stopped);
      const all = [...seats];
      seats.clear();
      for (const seat of all) settle(seat, (job) => job.reject(stopped));
      await Promise.all(all.map((seat) => seat.worker.terminate()));
    },
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const tooHungry = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    'This file needs more memory than a transcript ever does, so it was not read further.',
  );
