/** The core in Node: what happens behind the window, on studies of real size. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import type { Actor } from '../../src/shared/contract/define.ts';
import type { Input, OpName, Output } from '../../src/shared/contract/index.ts';
import { importFiles } from '../../src/main/services/import-job.ts';
import { openCore } from '../../src/main/services/open-core.ts';
import { createReadingPool } from '../../src/main/services/workspace/real-deps.ts';
import { buildIfStale } from '../build-if-stale.mjs';
import { conversation, createTalk, sizes } from './corpus.ts';
import { percentile, samplesOf, type Figure } from './measure.ts';

type Size = keyof typeof sizes;
type Limits = Partial<Record<Size, number>>;
const nobody: Actor = { personId: null, connection: 'bench' };

/** One open study, asked with types; throws what an operation refuses. */
async function opened(path: string) {
  const result = await openCore({ path });
  if (!result.ok) throw new Error(result.failure.message);
  const core = result.value;
  const call = async <N extends OpName>(op: N, input: Input<N>, actor = nobody): Promise<Output<N>> => {
    const answer = await core.call(op, input, actor);
    if (!answer.ok) throw new Error(`${op}: ${answer.failure.message} ${answer.failure.detail ?? ''}`);
    return answer.value;
  };
  return { core, call };
}

interface Case {
  readonly key: string;
  readonly on: readonly Size[];
  readonly p: number;
  readonly times: number;
  readonly limits: Limits;
  readonly what: string;
  run(study: Awaited<ReturnType<typeof prepared>>, i: number): Promise<unknown>;
}

async function prepared(path: string) {
  const { core, call } = await opened(path);
  const [document] = await call('document.list', {});
  const person = (await call('person.list', {}))[0]?.id ?? null;
  const codes = await call('code.list', {});
  const { text, textHash } = await call('document.get', { id: document?.id ?? '' });
  return {
    core,
    call,
    document: document?.id ?? '',
    text,
    textHash,
    codes,
    actor: { personId: person, connection: 'bench' } satisfies Actor,
  };
}

const talk = createTalk(7);
const search = (query: string) => (s: Awaited<ReturnType<typeof prepared>>) =>
  s.call('search.text', { query, limit: 50 });

const cases: readonly Case[] = [
  {
    key: 'coding.write',
    on: ['S', 'L', 'D'],
    p: 0.95,
    times: 200,
    limits: { D: 2 },
    what: 'durable write with its history entry',
    run: (s, i) => {
      const start = 1000 + ((i * 37) % (s.text.length - 2000));
      return s.call(
        'coding.apply',
        {
          documentId: s.document,
          start,
          end: start + 41 + (i % 17),
          textHash: s.textHash,
          codeId: s.codes[i % s.codes.length]?.id ?? s.codes[0]?.id ?? '',
        },
        s.actor,
      );
    },
  },
  {
    key: 'search.common',
    on: ['S', 'L'],
    p: 0.95,
    times: 30,
    limits: { L: 20 },
    what: 'first 50 hits of the commonest word',
    run: search(talk.common),
  },
  {
    key: 'search.rare',
    on: ['S', 'L'],
    p: 0.95,
    times: 30,
    limits: { L: 10 },
    what: 'all hits of a rare word',
    run: search(talk.rare),
  },
  {
    key: 'search.phrase',
    on: ['S', 'L'],
    p: 0.95,
    times: 30,
    limits: { L: 10 },
    what: 'first 50 hits of a phrase of three words',
    run: search(`"${talk.phrase}"`),
  },
  {
    key: 'extracts.code5000',
    on: ['L'],
    p: 0.95,
    times: 20,
    limits: { L: 60 },
    what: "first screen of one code's 5,000 extracts",
    run: (s) => s.call('coding.extracts', { codeIds: [s.codes[0]?.id ?? ''], limit: 60 }),
  },
  {
    key: 'extracts.all',
    on: ['S', 'L'],
    p: 0.95,
    times: 20,
    limits: { S: 300 },
    what: 'first screen of all extracts',
    run: (s) => s.call('coding.extracts', { limit: 200 }),
  },
  {
    key: 'matrix',
    on: ['S', 'L'],
    p: 0.5,
    times: 20,
    limits: { L: 150 },
    what: 'code by transcript',
    run: (s) => s.call('analysis.matrix', { by: 'document' }),
  },
  {
    key: 'cooccurrence',
    on: ['S', 'L'],
    p: 0.5,
    times: 20,
    limits: { L: 300 },
    what: 'code by code, by overlap',
    run: (s) => s.call('analysis.coOccurrence', {}),
  },
];

const name = (c: Case, size: Size): string => `${c.key}.${size}.${c.p === 0.5 ? 'p50ms' : 'p95ms'}`;

/** Measures what `wanted` asks for; `pathOf` makes the corpus of a size when it is first needed. */
export async function measureCore(
  pathOf: (size: Size) => string,
  wanted: (key: string) => boolean,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of ['S', 'L', 'D'] as const) {
    const mine = cases.filter((c) => c.on.includes(size) && wanted(name(c, size)));
    if (mine.length === 0) continue;
    const study = await prepared(pathOf(size));
    for (const c of mine) {
      const samples = await samplesOf(c.times, (i) => c.run(study, i));
      figures.push({
        key: name(c, size),
        value: percentile(samples, c.p),
        unit: 'ms',
        limit: c.limits[size] ?? null,
        what: c.what,
      });
    }
    await study.core.close();
  }
  return figures;
}

const formats = [
  ['docx', 2000],
  ['txt', 1000],
] as const;

/** 200 files of 8,000 words brought into a new study, three times; the median. */
export async function measureImport(folder: string, wanted: (key: string) => boolean): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (formats.every(([format]) => !wanted(`import.${format}.S.ms`))) return figures;
  // The worker as it is built, like the rooms: starting it is a part of what a person waits for.
  await buildIfStale();
  const readingWorker = new URL('../../out/main/import-worker.js', import.meta.url);
  for (const [format, limit] of formats) {
    const key = `import.${format}.S.ms`;
    if (!wanted(key)) continue;
    const files = await makeFiles(join(folder, format), format);
    const samples: number[] = [];
    for (let round = 0; round < 3; round++) {
      const path = join(folder, `import-${format}-${round}.threadwork`);
      const created = await openCore({ path, create: { title: 'Import' } });
      if (!created.ok) throw new Error(created.failure.message);
      const pool = createReadingPool({ workerUrl: readingWorker });
      const began = performance.now();
      const reports = await importFiles({
        core: created.value,
        pool,
        files,
        actor: nobody,
        settle: true,
        group: 'bench',
      });
      samples.push(performance.now() - began);
      if (reports.some((r) => r.status !== 'imported'))
        throw new Error(`not imported: ${reports.find((r) => r.status !== 'imported')?.reason}`);
      await pool.close();
      await created.value.close();
    }
    figures.push({
      key,
      value: percentile(samples, 0.5),
      unit: 'ms',
      limit,
      what: `200 ${format} files of 8,000 words`,
    });
  }
  return figures;
}

async function makeFiles(folder: string, format: 'docx' | 'txt'): Promise<{ path: string }[]> {
  mkdirSync(folder, { recursive: true });
  const talkOf = createTalk(11);
  const files: { path: string }[] = [];
  for (let n = 0; n < sizes.S.documents; n++) {
    const turns = conversation(talkOf, sizes.S.words).map(
      (t) => `${t.asks ? 'Interviewer' : `P${n + 1}`}: ${t.text}`,
    );
    const path = join(folder, `P${n + 1}.${format}`);
    const bytes =
      format === 'txt'
        ? turns.join('\n\n')
        : await Packer.toBuffer(
            new Document({
              sections: [{ children: turns.map((text) => new Paragraph({ children: [new TextRun(text)] })) }],
            }),
          );
    writeFileSync(path, bytes);
    files.push({ path });
  }
  // Read once, so that the first round does not pay for a cold disk.
  for (const f of files) readFileSync(f.path);
  return files;
}
