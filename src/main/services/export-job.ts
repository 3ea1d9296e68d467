import { Worker } from 'node:worker_threads';
import type { Actor } from '../../shared/contract/define.ts';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { ExportRequest } from '../../shared/contract/host.ts';
import type { Input, OpName, Output } from '../../shared/contract/index.ts';
import { figureFormats, type FigureFormat } from '../../shared/domain/map/formats.ts';
import type { RenderTask } from '../exporters/render.ts';
import type { CoreHandle } from './core-handle.ts';
import { createStderrLog } from './logger.ts';
import { resourcePath } from './resources.ts';
import { workerUrl } from '../worker-url.ts';

interface Exported {
  readonly fileName: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const mimes = {
  svg: 'image/svg+xml',
  'svg-outlines': 'image/svg+xml',
  png: 'image/png',
  tiff: 'image/tiff',
  pdf: 'application/pdf',
  eps: 'application/postscript',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  html: 'text/html',
  bytes: 'application/octet-stream',
} as const;

/** What each thing can be written as. */
const formatsOf: Readonly<Record<ExportRequest['what'], readonly ExportRequest['format'][]>> = {
  map: figureFormats,
  codebook: ['docx', 'csv'],
  quotes: ['docx', 'csv'],
  comparison: ['docx', 'csv'],
  passes: ['csv'],
  'frame-changes': ['docx', 'csv'],
  transcript: ['docx', 'html'],
  'review-pack': ['html'],
  original: ['bytes'],
};

/** A name for a file, without what some system does not allow in one. */
const safe = (name: string): string =>
  name
    .replace(/[<>:"/\\|?*\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 80) || 'Untitled';

/** How a file's name ends. */
function endingOf(format: ExportRequest['format']): string {
  if (format === 'svg-outlines') return ' outlines.svg';
  return format === 'tiff' ? '.tif' : `.${format}`;
}

/** Runs a task in a worker thread of its own; ending the signal ends the thread. */
function renderInWorker(task: RenderTask, signal?: AbortSignal): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl('export-worker'));
    const finish = (result: Result<Uint8Array>) => {
      resolve(result);
      void worker.terminate();
    };
    signal?.addEventListener(
      'abort',
      () => finish(fail('cancelled', 'The export was cancelled. No file was written.')),
      { once: true },
    );
    worker.once(
      'message',
      (answer: { ok: true; bytes: Uint8Array } | { ok: false; message: string | null; stack: string }) => {
        if (answer.ok) finish(ok(answer.bytes));
        else if (answer.message !== null) finish(fail('refused', answer.message));
        else
          finish(
            fail(
              'internal',
              'That could not be written. The details are in the log.',
              createStderrLog()('export', answer.stack),
            ),
          );
      },
    );
    worker.once('error', (error) =>
      finish(
        fail(
          'internal',
          'That could not be written. The details are in the log.',
          createStderrLog()('export', error),
        ),
      ),
    );
    worker.postMessage(task);
  });
}

/** Writes what was asked for out of an open study. Published ids only; see the export queries. */
export async function runExport(
  core: CoreHandle,
  request: ExportRequest,
  actor: Actor,
  signal?: AbortSignal,
): Promise<Result<Exported>> {
  if (!formatsOf[request.what].includes(request.format)) {
    return fail(
      'invalid',
      `A ${request.what} is written as ${formatsOf[request.what].join(' or ')}, not as ${request.format}.`,
    );
  }
  const ask = <N extends OpName>(op: N, input: Input<N>): Promise<Result<Output<N>>> =>
    core.call(op, input, actor);
  const study = await ask('study.info', {});
  if (!study.ok) return study;
  if (request.what === 'original') return original(core, request.id, actor);
  const planned = await plan(ask, request);
  if (!planned.ok) return planned;
  const { task, name } = planned.value;
  const isTable = request.format === 'csv' && request.separator !== undefined;
  const rendered = await renderInWorker(
    isTable ? ({ ...task, separator: request.separator } as RenderTask) : task,
    signal,
  );
  if (!rendered.ok) return rendered;
  return ok({
    fileName: `${safe(`${study.value.title} ${name}`)}${endingOf(request.format)}`,
    mime: mimes[request.format],
    bytes: rendered.value,
  });
}

type Ask = <N extends OpName>(op: N, input: Input<N>) => Promise<Result<Output<N>>>;
type Planned = Result<{ task: RenderTask; name: string }>;

async function plan(ask: Ask, request: ExportRequest): Promise<Planned> {
  switch (request.what) {
    case 'codebook': {
      const got = await ask('export.codebook', request.id === undefined ? {} : { frameId: request.id });
      return got.ok
        ? ok({
            name: got.value.frameName ?? 'codebook',
            task: { what: 'codebook', format: request.format as 'docx' | 'csv', snapshot: got.value },
          })
        : got;
    }
    case 'quotes': {
      const got = await ask('export.quotes', {
        ...(request.id === undefined
          ? {}
          : { [request.groupBy === 'question' ? 'questionId' : 'themeId']: request.id }),
        ...(request.groupBy === undefined ? {} : { groupBy: request.groupBy }),
      });
      return got.ok
        ? ok({
            name: 'quotes by theme',
            task: { what: 'quotes', format: request.format as 'docx' | 'csv', snapshot: got.value },
          })
        : got;
    }
    case 'comparison': {
      const got = await ask('export.comparison', {
        ...(request.rows === undefined ? {} : { rows: request.rows }),
        ...(request.id === undefined ? {} : { attributeId: request.id }),
      });
      return got.ok
        ? ok({
            name: `${got.value.what === 'sizes' ? 'group sizes' : got.value.what} by ${got.value.characteristic}`,
            task: { what: 'comparison', format: request.format as 'docx' | 'csv', snapshot: got.value },
          })
        : got;
    }
    case 'passes': {
      const got = await ask('pass.snapshot', request.id === undefined ? {} : { themeId: request.id });
      return got.ok
        ? ok({ name: 'review of themes', task: { what: 'passes', format: 'csv', snapshot: got.value } })
        : got;
    }
    case 'frame-changes': {
      const { id, to } = request;
      if (id === undefined) return fail('invalid', 'Say which version of the coding frame.');
      const got = await ask('export.frameChanges', { from: id, ...(to === undefined ? {} : { to }) });
      return got.ok
        ? ok({
            name: `changes since ${got.value.from.name}`,
            task: { what: 'frame-changes', format: request.format as 'docx' | 'csv', snapshot: got.value },
          })
        : got;
    }
    case 'transcript': {
      const id = request.id ?? (await onlyDocument(ask));
      if (id === null) return fail('invalid', 'Say which transcript: there is more than one, or none.');
      const got = await ask('export.transcript', { documentId: id });
      return got.ok
        ? ok({
            name: got.value.title,
            task: { what: 'transcript', format: request.format as 'docx' | 'html', snapshot: got.value },
          })
        : got;
    }
    case 'review-pack': {
      if (!request.pack) return fail('invalid', 'Say which codes the pack is made from.');
      const got = await ask('review.createPack', request.pack);
      return got.ok
        ? ok({
            name: 'review pack',
            task: { what: 'review-pack', format: 'html', snapshot: got.value.content },
          })
        : got;
    }
    default:
      return planMap(ask, request);
  }
}

async function onlyDocument(ask: Ask): Promise<string | null> {
  const all = await ask('document.list', {});
  return all.ok && all.value.length === 1 ? (all.value[0]?.id ?? null) : null;
}

/** The map asked for, or the study's first, or the one its themes would make. */
async function planMap(ask: Ask, request: ExportRequest): Promise<Planned> {
  const list = await ask('map.list', {});
  if (!list.ok) return list;
  const id = request.id ?? list.value[0]?.id;
  const got = id === undefined ? await ask('map.draft', {}) : await ask('map.get', { id });
  if (!got.ok) return got;
  const map = got.value;
  const stages = request.stage === undefined ? null : await ask('map.stages', { mapId: map.summary.id });
  if (stages !== null && !stages.ok) return stages;
  if (map.themes.length === 0)
    return fail('refused', 'There are no themes yet, so there is nothing to draw.');
  const isOtherWidth = request.widthMm !== undefined && request.widthMm !== map.summary.widthMm;
  return ok({
    // beside the same map at its own width, so that neither file takes the other's name
    name: isOtherWidth ? `${map.summary.name} ${request.widthMm} mm` : map.summary.name,
    task: {
      what: 'map',
      format: request.format as FigureFormat,
      map,
      ...(stages === null || request.stage === undefined
        ? {}
        : { stages: stages.value, stage: request.stage }),
      widthMm: request.widthMm,
      heightMm: request.heightMm,
      dpi: request.dpi ?? 600,
      fontFolder: resourcePath('fonts'),
    },
  });
}

/** A transcript's file as it came in, byte for byte; it holds whatever the file held, names included. */
async function original(core: CoreHandle, id: string | undefined, actor: Actor): Promise<Result<Exported>> {
  if (id === undefined) return fail('invalid', 'Say which transcript.');
  const got = await core.call('document.original', { id }, actor);
  if (!got.ok) return got;
  return ok({
    fileName: safe(got.value.name),
    mime: mimes.bytes,
    bytes: Buffer.from(got.value.base64, 'base64'),
  });
}
