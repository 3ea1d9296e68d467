/**
 * PDF, read in a process of its own that can be ended: a parser of that size, fed by strangers, must not be able to
 * take the program's memory or time with it.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workerUrl } from '../worker-url.ts';
import type { ReadDocument } from './draft.ts';
import type { ImportWork } from './limits.ts';
import type { PdfAnswer, PdfRequest } from './pdf-child.ts';
import { ImportRefusal, refuse } from './refusal.ts';

// How often the child's memory is looked at.
const WATCH_MS = 200;
/** How long after the deadline a child ends itself, when its parent was ended first. */
const ORPHAN_MS = 2_000;
const MB = 1024 * 1024;

/** Reads the text of a PDF. Throws `no-text` for scans, `protected`, `damaged`, `timeout` or `too-large`. */
export async function readPdf(bytes: Uint8Array, work: ImportWork): Promise<ReadDocument> {
  // As a path, not an address: Electron starts its helper program for paths only.
  const child = fork(fileURLToPath(workerUrl('pdf-child')), [], {
    execArgv: [`--max-old-space-size=${work.limits.pdfHeapMb}`, '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // In the desktop program this executable is Electron's, which is Node only when told so.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  try {
    return await converse(child, bytes, work);
  } finally {
    process.removeListener('exit', end);
    end();
  }
}

function converse(child: ChildProcess, bytes: Uint8Array, work: ImportWork): Promise<ReadDocument> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      clearInterval(watch);
      finish();
    };
    const fail = (refusal: ImportRefusal): void => settle(() => reject(refusal));
    const timer = setTimeout(() => fail(refuse.timeout()), Math.max(1, work.timeLeft()));
    const watch = setInterval(() => {
      if (residentMb(child.pid) > work.limits.pdfHeapMb + 150) fail(tooHungry());
    }, WATCH_MS);
    child.on('error', () => fail(refuse.damaged('PDF')));
    // A process that ends without an answer ran out of memory or fell over on the file.
    child.on('exit', (code, signal) =>
      fail(code === 134 || signal === 'SIGABRT' ? tooHungry() : refuse.damaged('PDF')),
    );
    child.on('message', (answer: PdfAnswer) => {
      if (answer.kind === 'progress') work.progress(answer.fraction);
      else if (answer.kind === 'refusal') fail(new ImportRefusal(answer.code, answer.message));
      else settle(() => resolve(answer.document));
    });
    const { pdfPages, textUnits } = work.limits;
    const endAfterMs = Math.max(0, work.timeLeft()) + ORPHAN_MS;
    const request: PdfRequest = { bytes, pages: pdfPages, textUnits, endAfterMs };
    child.send(request);
  });
}

const tooHungry = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    'This PDF needs more memory than a transcript ever does, so it was not read further.',
  );

/** Memory the child really holds, where the system tells (Linux); elsewhere its own heap limit has to do. */
function residentMb(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return (pages * 4096) / MB;
  } catch {
    return 0;
  }
}
