/**
 * The worker thread that owns one study: it opens the file, answers one message at a time, and checkpoints when nothing
 * has happened for a while. It ends when told to close.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Actor } from '../../shared/contract/define.ts';
import { fail, ok, Refusal, type Result } from '../../shared/contract/errors.ts';
import { explain, openStudyFile, type OpenStudy } from '../db/open.ts';
import { createIdSource } from '../services/ids.ts';
import { createStderrLog } from '../services/logger.ts';
import type { OpenRequest } from '../services/core-handle.ts';
import { initialiseStudy } from './create-study.ts';
import { createCore, type Core } from './dispatcher.ts';

/** Until a checkpoint, a copy of the main file alone holds nothing new; so it follows soon after the last change. */
const IDLE_MS = 2000;

export type ToWorker =
  | { kind: 'dispatch'; id: number; op: string; input: unknown; actor: Actor }
  | { kind: 'checkpoint' | 'close'; id: number }
  | { kind: 'copy'; id: number; path: string };

const request = workerData as OpenRequest & { version: string };
const port = parentPort;
if (!port) throw new Error('core-worker runs as a worker thread only');

const log = createStderrLog();
const now = () => new Date().toISOString();
const newId = createIdSource();
let study: OpenStudy | undefined;
let core: Core | undefined;
let idle: NodeJS.Timeout | undefined;

function guard<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (thrown) {
    const error = explain(thrown, request.path);
    if (error instanceof Refusal) return fail(error.code, error.message, error.detail);
    return fail(
      'internal',
      'That did not work, and nothing was changed. The details are in the log.',
      log('core', error),
    );
  }
}

const opened = guard(() => {
  study = openStudyFile(request.path, {
    create: request.create !== undefined,
    readOnly: request.readOnly === true,
    person: request.personName ?? '',
  });
  if (request.create) initialiseStudy(study, request.create.title, { now, newId, version: request.version });
  core = createCore({ study, now, newId, log });
  core.onChange((event) => {
    port.postMessage({ kind: 'change', event });
    clearTimeout(idle);
    idle = setTimeout(() => guard(() => study?.checkpoint()), IDLE_MS);
  });
  return null;
});
port.postMessage({ kind: 'opened', result: opened });
if (!opened.ok) port.close();

port.on('message', (message: ToWorker) => {
  const answer = (result: unknown) => port.postMessage({ kind: 'answer', id: message.id, result });
  switch (message.kind) {
    case 'dispatch':
      return answer(core?.dispatch(message.op, message.input, message.actor));
    case 'checkpoint':
      return answer(guard(() => (study?.readOnly ? null : (study?.checkpoint(), null))));
    case 'copy':
      return answer(guard(() => (study?.copyTo(message.path), null)));
    case 'close': {
      clearTimeout(idle);
      answer(guard(() => (study?.close(), null)));
      port.close();
    }
  }
});
