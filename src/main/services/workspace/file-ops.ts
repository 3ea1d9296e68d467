import { fail, ok } from '../../../shared/contract/errors.ts';
import type { ExportRequest, ImportFileReport } from '../../../shared/contract/host.ts';
import { noteExport } from '../note-export.ts';
import { readCodebook } from '../../importers/codebook.ts';
import { ImportRefusal } from '../../importers/refusal.ts';
import { parseAnswers } from '../../exporters/review-pack/answers.ts';
import { bytesOf, importFiles, sourceName, type FileSource } from '../import-job.ts';
import { namedFiles, oneFile, working, type HostHandlers, type WorkspaceContext } from './context.ts';
import { expandFolders } from './paths.ts';
import { parseTable } from './table.ts';

type FileOps = Pick<
  HostHandlers,
  | 'host.import'
  | 'host.importPasted'
  | 'host.replaceDocument'
  | 'host.readTable'
  | 'host.readCodebook'
  | 'host.takeInAnswers'
  | 'host.export'
>;

const EXPORT_LABELS: Readonly<Record<ExportRequest['what'], string>> = {
  map: 'Writing the map',
  codebook: 'Writing the codebook',
  quotes: 'Writing the quotes',
  comparison: 'Writing the comparison',
  passes: 'Writing the review of themes',
  'frame-changes': 'Writing what changed of the coding frame',
  transcript: 'Writing the transcript',
  'review-pack': 'Writing the review pack',
  original: 'Fetching the original file',
};

const several = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** What an import came to, in one sentence. */
function importSentence(reports: readonly ImportFileReport[]): string {
  const count = (status: ImportFileReport['status']) => reports.filter((r) => r.status === status).length;
  const parts = [
    `${several(count('imported'), 'transcript', 'transcripts')} imported`,
    ...(count('duplicate') > 0 ? [`${count('duplicate')} already here`] : []),
    ...(count('failed') > 0 ? [`${count('failed')} not imported`] : []),
    ...(count('cancelled') > 0 ? [`${count('cancelled')} left out`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** Starts an import of files as one job and one undo step; answers at once with the job. */
function startImport(
  ctx: WorkspaceContext,
  files: readonly FileSource[],
  connection: string | null,
  options: { pasted?: boolean; tokens?: readonly string[] } = {},
): { jobId: string } | null {
  const now = working(ctx, connection);
  if ('failure' in now) return null;
  const label = `Importing ${several(files.length, 'file', 'files')}`;
  const { id } = ctx.jobs.start('import', label, async (job) => {
    const reports = await importFiles({
      core: now.session.core,
      pool: ctx.pool(),
      files,
      actor: now.actor,
      settle: false,
      group: ctx.deps.newId(),
      ...(options.pasted ? { pasted: true } : {}),
      signal: job.signal,
      onReport: job.updateFile,
    });
    for (const token of options.tokens ?? []) ctx.deps.platform.releaseUpload(token);
    const state = job.signal.aborted ? 'cancelled' : 'done';
    return { state, message: importSentence(reports) };
  });
  return { jobId: id };
}

/** Everything that brings words in or takes them out. */
export const fileOps: FileOps = {
  'host.import': async (ctx, input, connection) => {
    const now = working(ctx, connection);
    if ('failure' in now) return now.failure;
    const named = namedFiles(ctx, input);
    if (!named.ok) return named;
    const files = named.value ?? (await chosenFiles(ctx, input.folder === true));
    if (files === null) return ok(null);
    const all = files.flatMap((file): FileSource[] =>
      'path' in file && ctx.deps.platform.namesFiles && file.name === undefined
        ? expandFolders([file.path]).map((path) => ({ path }))
        : [file],
    );
    if (all.length === 0) return fail('not-found', 'There are no files in that folder.');
    return ok(startImport(ctx, all, connection, { tokens: (input.tokens ?? []).map((t) => t.token) }));
  },

  'host.importPasted': async (ctx, { title, text }, connection) => {
    const now = working(ctx, connection);
    if ('failure' in now) return now.failure;
    const started = startImport(ctx, [{ bytes: Buffer.from(text, 'utf8'), name: title }], connection, {
      pasted: true,
    });
    return started ? ok(started) : fail('refused', 'The study was closed meanwhile.');
  },

  'host.replaceDocument': async (ctx, input, connection) => {
    const now = working(ctx, connection);
    if ('failure' in now) return now.failure;
    const file = await oneFile(ctx, input, 'transcripts');
    if (!file.ok || file.value === null) return file.ok ? ok(null) : file;
    const bytes = await bytesOf(file.value);
    if (!bytes.ok) return bytes;
    const name = sourceName(file.value);
    const draft = await ctx.pool().read({ bytes: bytes.value, name }, {});
    if (!draft.ok) return draft;
    const { core } = now.session;
    const id = input.documentId;
    const preview = await core.call('document.replacePreview', { id, draft: draft.value }, now.actor);
    if (!preview.ok) return preview;
    const { sentences, kept, codings } = preview.value;
    if (!input.confirm) return ok({ sentences, kept, lost: codings - kept, done: false });
    const done = await core.call(
      'document.replace',
      { id, draft: draft.value, original: bytes.value, originalName: name },
      now.actor,
    );
    if (input.token) ctx.deps.platform.releaseUpload(input.token.token);
    return done.ok ? ok({ sentences, ...done.value, done: true }) : done;
  },

  'host.readTable': async (ctx, input) => {
    const file = await oneFile(ctx, input, 'table');
    if (!file.ok || file.value === null) return file.ok ? ok(null) : file;
    const bytes = await bytesOf(file.value);
    if (input.token) ctx.deps.platform.releaseUpload(input.token.token);
    return bytes.ok ? parseTable(bytes.value) : bytes;
  },

  'host.readCodebook': async (ctx, input) => {
    const file = await oneFile(ctx, input, 'codebook');
    if (!file.ok || file.value === null) return file.ok ? ok(null) : file;
    const bytes = await bytesOf(file.value);
    if (input.token) ctx.deps.platform.releaseUpload(input.token.token);
    if (!bytes.ok) return bytes;
    const name = sourceName(file.value);
    try {
      return ok({ name, tables: readCodebook(bytes.value, name) });
    } catch (error) {
      if (error instanceof ImportRefusal) return fail('invalid', error.message);
      throw error;
    }
  },

  'host.takeInAnswers': async (ctx, input, connection) => {
    const now = working(ctx, connection);
    if ('failure' in now) return now.failure;
    const file = await oneFile(ctx, input, 'answers');
    if (!file.ok || file.value === null) return file.ok ? ok(null) : file;
    const bytes = await bytesOf(file.value);
    if (input.token) ctx.deps.platform.releaseUpload(input.token.token);
    if (!bytes.ok) return bytes;
    const parsed = parseAnswers(bytes.value);
    if (!parsed.ok) return fail('invalid', parsed.reason);
    return now.session.core.call('review.takeIn', parsed.answers, now.actor);
  },

  'host.export': async (ctx, request, connection) => {
    const session = ctx.session();
    if (!session) return fail('refused', 'No study is open. Open one, or start a new one.');
    const actor = session.actor(connection);
    let made = fail('internal', 'Nothing was written.') as Awaited<ReturnType<typeof ctx.deps.runExport>>;
    // A job, so that a long one can be seen and cancelled, and closing the study waits for it.
    await ctx.jobs.start('export', EXPORT_LABELS[request.what], async (job) => {
      made = await ctx.deps.runExport(session.core, request, actor, job.signal);
      if (made.ok) return { state: 'done', message: null };
      const state = made.failure.code === 'cancelled' ? 'cancelled' : 'failed';
      return { state, message: made.failure.message };
    }).done;
    if (!made.ok) return made;
    const { bytes, fileName, mime } = made.value;
    const delivered = await ctx.deps.platform.deliver(bytes, fileName, mime);
    if (!delivered.ok || delivered.value === null) return delivered.ok ? ok(null) : delivered;
    await noteExport(session.core, request, actor);
    return ok({ fileName, ...delivered.value, bytes: bytes.length });
  },
};

async function chosenFiles(ctx: WorkspaceContext, folder: boolean): Promise<FileSource[] | null> {
  const { platform } = ctx.deps;
  if (!folder) {
    const paths = await platform.chooseOpenFiles('transcripts', true);
    return paths === null ? null : paths.map((path) => ({ path }));
  }
  const path = await platform.chooseFolder();
  return path === null ? null : [{ path }];
}
