import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { docxOf, para, utf8 } from '../../../tests/importers/build-files.ts';
import { createImportPool, type ImportPool } from './import-pool.ts';

let pool: ImportPool | null = null;
const folder = mkdtempSync(join(tmpdir(), 'import-pool-'));
afterEach(async () => {
  await pool?.close();
  pool = null;
});
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A worker of another mind: does with a request what its body says. */
function workerThat(body: string): URL {
  const path = join(folder, `worker-${body.length}.mjs`);
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', (request) => { ${body} });\n`,
  );
  return pathToFileURL(path);
}

describe('the import pool', () => {
  it('reads bytes and paths, several at a time, with progress', async () => {
    pool = createImportPool({ size: 2 });
    const path = join(folder, 'a.docx');
    writeFileSync(path, docxOf(para('From a path.')));
    const told: number[] = [];
    const drafts = await Promise.all([
      pool.read({ fileName: 'a.docx', path }, (fraction) => told.push(fraction)),
      pool.read({ fileName: 'b.txt', bytes: utf8('From bytes.') }),
      pool.read({ fileName: 'c.txt', bytes: utf8('Third.') }),
    ]);
    expect(drafts.map((draft) => draft.turns[0]?.text)).toEqual(['From a path.', 'From bytes.', 'Third.']);
    expect(told.at(-1)).toBe(1);
  });

  it('passes refusals on, also for files that are not there', async () => {
    pool = createImportPool({ size: 1 });
    await expect(pool.read({ fileName: 'a.txt', bytes: new Uint8Array() })).rejects.toMatchObject({
      code: 'empty',
    });
    await expect(pool.read({ fileName: 'a.txt', path: join(folder, 'none.txt') })).rejects.toMatchObject({
      code: 'damaged',
    });
    await expect(pool.read({ fileName: 'x', path: folder })).rejects.toMatchObject({
      code: 'not-a-transcript',
    });
  });

  it('ends a worker that hangs, and the rest go on', async () => {
    const workerUrl = workerThat(
      "if (request.fileName === 'slow') for (;;); parentPort.postMessage({ id: request.id, draft: request.fileName });",
    );
    pool = createImportPool({ size: 1, workerUrl, limits: { deadlineMs: -2_800 } });
    const slow = pool.read({ fileName: 'slow' });
    const quick = pool.read({ fileName: 'quick' });
    await expect(slow).rejects.toMatchObject({ code: 'timeout' });
    await expect(quick).resolves.toBe('quick');
  });

  it('ends a worker that takes too much memory or falls over, and the rest go on', async () => {
    const workerUrl = workerThat(
      "if (request.fileName === 'greedy') { const all = []; for (;;) all.push(new Array(1e5).fill(request)); } if (request.fileName === 'bad') throw new Error('x'); parentPort.postMessage({ id: request.id, draft: request.fileName });",
    );
    pool = createImportPool({ size: 1, workerUrl, heapMb: 32 });
    const answers = ['greedy', 'bad', 'quick'].map((fileName) => (pool as ImportPool).read({ fileName }));
    const settled = await Promise.allSettled(answers);
    expect(settled.map((one) => (one.status === 'rejected' ? one.reason.code : one.value))).toEqual([
      'too-large',
      'damaged',
      'quick',
    ]);
  });

  it('stops at once when cancelled, whether waiting or being read', async () => {
    const workerUrl = workerThat('for (;;);');
    pool = createImportPool({ size: 1, workerUrl });
    const stop = new AbortController();
    const files = ['a', 'b'].map((fileName) =>
      (pool as ImportPool).read({ fileName }, undefined, stop.signal),
    );
    stop.abort(new Error('Stopped.'));
    const settled = await Promise.allSettled(files);
    expect(settled.map((one) => one.status === 'rejected' && one.reason.message)).toEqual([
      'Stopped.',
      'Stopped.',
    ]);
    await expect(pool.read({ fileName: 'c' }, undefined, stop.signal)).rejects.toThrow('Stopped.');
  });
});
