import { Worker } from 'node:worker_threads';
import type { Actor, ChangeEvent } from '../../shared/contract/define.ts';
import { fail, type Result } from '../../shared/contract/errors.ts';
import type { FromWorker, ToWorker } from './core-worker.ts';
import type { CoreHandle, OpenRequest } from './core-handle.ts';
import { VERSION } from './version.ts';
import { workerUrl } from '../worker-url.ts';

const NOBODY: Actor = { personId: null, connection: null };

/** Opens (or creates) a study in a worker thread of its own; answers when the file is open and locked. */
export function openCore(request: OpenRequest): Promise<Result<CoreHandle>> {
  return new Promise((settle) => {
    const worker = new Worker(workerUrl('core-worker'), {
      workerData: { ...request, version: VERSION },
    });
    const waiting = new Map<number, (result: Result<unknown>) => void>();
    const changes = new Set<(event: ChangeEvent) => void>();
    const losses = new Set<(message: string) => void>();
    let last = 0;
    let closing: Promise<void> | null = null;
    let ended = false;

    type Without<T> = T extends unknown ? Omit<T, 'id'> : never;
    const ask = (message: Without<ToWorker>): Promise<Result<unknown>> => {
      if (ended || (closing && message.kind !== 'close'))
        return Promise.resolve(fail('gone', 'The study is closed.'));
      const id = ++last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ ...message, id });
      });
    };
    const handle: CoreHandle = {
      path: request.path,
      readOnly: request.readOnly === true,
      dispatch: (op, input, actor) => ask({ kind: 'dispatch', op, input, actor }),
      call: (op, input, actor = NOBODY) =>
        ask({ kind: 'dispatch', op, input, actor }) as ReturnType<CoreHandle['call']> as never,
      onChange: (listener) => (changes.add(listener), () => void changes.delete(listener)),
      onLost: (listener) => (losses.add(listener), () => void losses.delete(listener)),
      checkpoint: async () => void (await ask({ kind: 'checkpoint' })),
      copyTo: (path, forOthers = false) => ask({ kind: 'copy', path, forOthers }) as Promise<Result<null>>,
      close: () => (closing ??= end()),
    };
    // The close message is answered after everything asked before it, so nothing acknowledged or pending is cut off.
    async function end(): Promise<void> {
      if (ended) return;
      const done = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      await ask({ kind: 'close' });
      await done;
    }
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'opened') {
        settle(message.result.ok ? { ok: true, value: handle } : message.result);
        return;
      }
      for (const event of message.changes) for (const listener of changes) listener(event);
      for (const { id, result } of message.answers) {
        waiting.get(id)?.(result);
        waiting.delete(id);
      }
    });
    const lost = () => {
      if (ended) return;
      ended = true;
      const sentence =
        'The part of the program that writes the study stopped. What was saved is safe: open the study again.';
      settle(fail('internal', sentence));
      for (const resolve of waiting.values()) resolve(fail('internal', sentence));
      waiting.clear();
      if (!closing) for (const listener of losses) listener(sentence);
    };
    worker.on('error', (error) => {
      console.error(error);
      lost();
    });
    worker.on('exit', lost);
  });
}
