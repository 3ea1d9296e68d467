import { basename } from 'node:path';
import { fail, ok } from '../../../shared/contract/errors.ts';
import { recordingAt, recordingType, rememberRecording, type RecordingFile } from '../recordings.ts';
import { NO_STUDY, READ_ONLY, type HostHandlers, type WorkspaceContext } from './context.ts';

type RecordingOps = Pick<HostHandlers, 'host.linkRecording' | 'host.recording'>;

async function linkOf(ctx: WorkspaceContext, documentId: string) {
  const session = ctx.session();
  if (!session) return null;
  const kept = await session.core.call('document.media', { id: documentId });
  return kept.ok ? kept.value : null;
}

/** The recording of a transcript that may be played now; see `Workspace.recording`. */
export async function linkedRecording(
  ctx: WorkspaceContext,
  documentId: string,
): Promise<RecordingFile | null> {
  if (!ctx.deps.platform.namesFiles) return null;
  const link = await linkOf(ctx, documentId);
  return link && recordingAt(ctx.deps.settings, link.path);
}

/** Linking a recording with the desktop's own dialog, and what can be played without asking again. */
export const recordingOps: RecordingOps = {
  'host.linkRecording': async (ctx, { documentId }, connection) => {
    const session = ctx.session();
    if (!session) return NO_STUDY;
    if (!ctx.deps.platform.namesFiles) {
      return fail(
        'refused',
        'A browser tab cannot name files on this computer. Choose the file in the page.',
      );
    }
    const path = (await ctx.deps.platform.chooseOpenFiles('recording', false))?.[0];
    if (path === undefined) return ok(null);
    if (recordingType(path) === null) {
      return fail('invalid', `${basename(path)} is not an audio or video file that can be played here.`);
    }
    const kept = await linkOf(ctx, documentId);
    if (kept?.path !== path) {
      if (session.readOnly) return READ_ONLY;
      const input = { id: documentId, path, shiftMs: kept?.shiftMs ?? 0 };
      const linked = await session.core.call('document.linkMedia', input, session.actor(connection));
      if (!linked.ok) return linked;
    }
    rememberRecording(ctx.deps.settings, path);
    return ok({ name: basename(path) });
  },

  'host.recording': async (ctx, { documentId }) => {
    const file = await linkedRecording(ctx, documentId);
    return ok(
      file && {
        name: file.name,
        url: `/media/${documentId}`,
        isVideo: file.type.startsWith('video/'),
      },
    );
  },
};
