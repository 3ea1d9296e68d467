/** The worker thread that writes one document or figure, so that nobody's typing waits for it. */
import { parentPort } from 'node:worker_threads';
import { render, type RenderTask } from '../exporters/render.ts';

parentPort?.once('message', (task: RenderTask) => {
  render(task)
    .then((bytes) => parentPort?.postMessage({ ok: true, bytes }))
    .catch((error: unknown) =>
      parentPort?.postMessage({
        ok: false,
        // A RangeError's sentence is written for people; anything else goes to the log.
        message: error instanceof RangeError ? error.message : null,
        stack: error instanceof Error ? error.stack : String(error),
      }),
    );
});
