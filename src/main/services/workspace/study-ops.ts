import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { HostHandlers, WorkspaceContext } from './context.ts';
import { NO_STUDY } from './context.ts';
import { moveStudyFile } from './move-study.ts';
import { asFileName, freePath, withExtension } from './paths.ts';

const SAMPLE_NAME = 'Sample study';

type StudyOps = Pick<
  HostHandlers,
  | 'host.newStudy'
  | 'host.openStudy'
  | 'host.openSample'
  | 'host.closeStudy'
  | 'host.saveCopy'
  | 'host.moveStudy'
  | 'host.setFolder'
>;

/** A copy or a move never writes over a file: another study may lie there, even the open one. */
const TAKEN = fail('refused', 'There is a file of that name at that place. Choose another name.');

/** Opening, making, copying and moving study files. */
export const studyOps: StudyOps = {
  'host.newStudy': async (ctx, { name, path }) => {
    const target = await placeFor(ctx, { path, name });
    if (!target.ok || target.value === null) return target as Result<null>;
    return ctx.switchTo({ path: target.value, create: { title: name } });
  },

  'host.openStudy': async (ctx, { path, readOnly }) => {
    const chosen = path ?? (await ctx.deps.platform.chooseOpenFiles('study', false))?.[0];
    if (chosen === undefined) return ok(null);
    return ctx.switchTo({ path: resolve(chosen), ...(readOnly === undefined ? {} : { readOnly }) });
  },

  'host.openSample': async (ctx) => {
    const path = join(ctx.folder(), `${SAMPLE_NAME}.threadwork`);
    if (!existsSync(path)) {
      const made = await ensureFolder(ctx.folder());
      if (!made.ok) return made;
      const written = await writeSample(ctx, path);
      if (!written.ok) return written;
    }
    return ctx.switchTo({ path });
  },

  'host.closeStudy': async (ctx) => {
    await ctx.closeStudy();
    return ok(null);
  },

  'host.saveCopy': async (ctx, { path, name }) => {
    const session = ctx.session();
    if (!session) return NO_STUDY;
    const target = await placeFor(ctx, { path, name: name ?? `${session.title()} copy` });
    if (!target.ok || target.value === null) return target as Result<null>;
    if (existsSync(target.value)) return TAKEN;
    // A copy goes to others as a rule; when the study itself went from its place, the copy is what one goes on in.
    const copied = await session.core.copyTo(target.value, await session.isInPlace());
    if (!copied.ok) return copied;
    ctx.changed();
    return ok({ path: target.value });
  },

  'host.moveStudy': async (ctx, { path, name }) => {
    const session = ctx.session();
    if (!session) return NO_STUDY;
    const target = await placeFor(ctx, { path, name: name ?? session.title() });
    if (!target.ok || target.value === null) return target as Result<null>;
    return moveOpenStudy(ctx, session.path, target.value, session.readOnly);
  },

  'host.setFolder': async (ctx, { path }) => {
    if (!isAbsolute(path)) return fail('invalid', 'Give the whole path of the folder, from its beginning.');
    const made = await ensureFolder(path);
    if (!made.ok) return made;
    ctx.deps.settings.set({ folder: resolve(path) });
    ctx.changed();
    return ok(null);
  },
};

/** Makes the sample as a job, so that every window can show how far it is. */
async function writeSample(ctx: WorkspaceContext, path: string): Promise<Result<null>> {
  let written: Result<null> = fail('internal', 'The sample study could not be made.');
  const { done } = ctx.jobs.start('sample', 'Making the sample study', async (job) => {
    written = await ctx.deps.writeSample(path, (fraction) => job.update({ fraction }));
    return written.ok
      ? { state: 'done', message: null }
      : { state: 'failed', message: written.failure.message };
  });
  await done;
  return written;
}

/**
 * Where a new file goes: the path given, the dialog's, or for a tab a free name in the folder. Null: the person left
 * the dialog.
 */
async function placeFor(
  ctx: WorkspaceContext,
  wish: { path?: string | undefined; name: string },
): Promise<Result<string | null>> {
  if (wish.path !== undefined) {
    if (!isAbsolute(wish.path))
      return fail('invalid', 'Give the whole path of the file, from its beginning.');
    return ok(withExtension(resolve(wish.path)));
  }
  const fileName = asFileName(wish.name);
  if (ctx.deps.platform.host === 'electron') {
    const chosen = await ctx.deps.platform.chooseSavePath(withExtension(fileName));
    return ok(chosen === null ? null : withExtension(chosen));
  }
  const made = await ensureFolder(ctx.folder());
  return made.ok ? ok(freePath(ctx.folder(), fileName)) : made;
}

async function ensureFolder(folder: string): Promise<Result<null>> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await stat(folder)).isDirectory()) return ok(null);
    return fail('refused', `${folder} is a file, not a folder. Choose another.`);
  } catch {
    return fail('gone', `The folder ${folder} cannot be used. Choose another, or connect its drive again.`);
  }
}

/** Closes the study, moves its file and its backups, and opens it where it now lies, or again where it was. */
async function moveOpenStudy(
  ctx: WorkspaceContext,
  from: string,
  to: string,
  readOnly: boolean,
): Promise<Result<{ path: string }>> {
  if (from === to) return ok({ path: from });
  if (existsSync(to)) return TAKEN;
  await ctx.closeStudy();
  const moved = await moveStudyFile(from, to);
  if (moved.ok) ctx.wasMoved(from, to);
  const opened = await ctx.switchTo({ path: moved.ok ? to : from, readOnly });
  if (!moved.ok) return moved;
  const { settings } = ctx.deps;
  settings.set({ recent: settings.get().recent.filter((r) => r.path !== from) });
  ctx.changed();
  return opened;
}
