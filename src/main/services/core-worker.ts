/**
 * The worker thread that owns one study: it opens the file, answers one message at a time, and checkpoints when nothing
 * has happened for a while. It ends when told to close.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Actor, ChangeEvent } from '../../shared/contract/define.ts';
import { fail, ok, Refusal, type Result } from '../../shared/contract/errors.ts';
import { explain, openStudyFile, type OpenStudy } from '../db/open.ts';
import { createIdSource } from './ids.ts';
import { createStderrLog } from './logger.ts';
import type { OpenRequest } from './core-handle.ts';
import { initialiseStudy } from '../core/create-study.ts';
import { createCore, type Core, type CoreRequest } from '../core/dispatcher.ts';

/** Until a checkpoint, a copy of the main file alone holds nothing new; so it follows soon after the last change. */
const IDLE_MS = 2000;

/** Files of one drop are stored together, so that they share a transaction: at most so many, and for so long. */
const MOST_TOGETHER = 16;
const TOGETHER_MS = 250;

export type ToWorker =
  | { kind: 'dispatch'; id: number; op: string; input: unknown; actor: Actor }
  | { kind: 'checkpoint' | 'close'; id: number }
  | { kind: 'copy'; id: number; path: string; forOthers: boolean };

/** What the worker says. Changes come before the answers to what made them, in one message: each wakes the other side. */
export type FromWorker =
  | { kind: 'opened'; result: Result<null> }
  | { kind: 'said'; changes: readonly ChangeEvent[]; answers: readonly Answer[] };
interface Answer {
  readonly id: number;
  readonly result: Result<unknown>;
}

const request = workerData as OpenRequest & { version: string };
const port = parentPort;
if (!port) throw new Error('core-worker runs as a worker thread only');

const log = createStderrLog();
const now = () => new Date().toISOString();
const newId = createIdSource();
let study: OpenStudy | undefined;
let core: Core | undefined;
let idle: NodeJS.Timeout | undefined;
/** Changes not yet told. */
let heard: ChangeEvent[] = [];
/** Something was changed since counts were last kept. */
let changed = false;

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
    heard.push(event);
    changed = true;
    tidyLater();
  });
  return null;
});
function tidyLater(): void {
  clearTimeout(idle);
  idle = setTimeout(tidyUp, IDLE_MS);
}

const tell = (message: FromWorker): void => port.postMessage(message);
tell({ kind: 'opened', result: opened });
if (!opened.ok) port.close();

const NO_CORE = fail('gone', 'The study is closed.');

function say(answers: readonly Answer[]): void {
  const changes = heard;
  heard = [];
  tell({ kind: 'said', changes, answers });
}

function tidy(): void {
  if (changed && !study?.readOnly) guard(() => core?.tidy());
  changed = false;
}

/** In an idle moment: counts, then the search index step by step, so that nobody who asks has to wait; then the file itself. */
function tidyUp(): void {
  tidy();
  const more = guard(() => core?.tidyIndex() ?? false);
  if (more.ok && more.value) idle = setTimeout(tidyUp, 0);
  else guard(() => study?.checkpoint());
}

type Import = Extract<ToWorker, { kind: 'dispatch' }>;
const isImport = (message: ToWorker | undefined): message is Import =>
  message?.kind === 'dispatch' && message.op === 'document.import';

/** Stores the file asked for and those that wait right behind it; answers with the first message that is not one. */
function storeTogether(first: Import): ToWorker | undefined {
  const until = performance.now() + TOGETHER_MS;
  const taken = [first];
  let waiting: ToWorker | undefined;
  const next = (): CoreRequest | null => {
    if (taken.length === MOST_TOGETHER || performance.now() > until) return null;
    waiting = receiveMessageOnPort(port as NonNullable<typeof port>)?.message as ToWorker | undefined;
    if (!isImport(waiting)) return null;
    const message = waiting;
    waiting = undefined;
    taken.push(message);
    return message;
  };
  const results = core?.dispatchTogether(first, next) ?? [];
  say(taken.map(({ id }, at) => ({ id, result: results[at] ?? NO_CORE })));
  return waiting;
}

port.on('message', (message: ToWorker) => {
  let next: ToWorker | undefined = message;
  while (next) next = isImport(next) ? storeTogether(next) : void take(next);
});

function take(message: ToWorker): void {
  const answer = (result: Result<unknown>) => say([{ id: message.id, result }]);
  switch (message.kind) {
    case 'dispatch':
      // a draft changes nothing anybody hears of, and yet is to lie in the file itself
      if (message.op === 'draft.keep') tidyLater();
      return answer(core?.dispatch(message.op, message.input, message.actor) ?? NO_CORE);
    case 'checkpoint':
      return answer(guard(() => (study?.readOnly ? null : (study?.checkpoint(), null))));
    case 'copy':
      return answer(guard(() => (study?.copyTo(message.path, message.forOthers), null)));
    case 'close': {
      clearTimeout(idle);
      tidy();
      answer(guard(() => (study?.close(), null)));
      port?.close();
    }
  }
}
