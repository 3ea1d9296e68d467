// A linked recording, streamed from where it lies. The page names a transcript, never a file.
import { open, type FileHandle } from 'node:fs/promises';
import type { Workspace } from '../../services/workspace/index.ts';
import { readRange } from '../shared/byte-range.ts';
import { SAFE_HEADERS } from '../shared/static-files.ts';

/** `/media/` and the id of a transcript. */
const ROUTE = /^\/media\/([A-Za-z0-9-]{1,64})$/u;
const HEADERS = {
  ...SAFE_HEADERS,
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'no-store',
  'accept-ranges': 'bytes',
};

/** The transcript whose recording an address means, or null when it means something else. */
export const mediaOf = (pathname: string): string | null => ROUTE.exec(pathname)?.[1] ?? null;

/** Answers with the recording that was linked to a transcript on this computer, whole or in part; 404 for any other. */
export async function serveRecording(
  workspace: Pick<Workspace, 'recording'>,
  documentId: string,
  request: Request,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response('', { status: 405, headers: HEADERS });
  }
  const file = await workspace.recording(documentId);
  if (!file) return new Response('', { status: 404, headers: HEADERS });
  const range = readRange(request.headers.get('range'), file.bytes);
  if (range === 'beyond') {
    return new Response('', {
      status: 416,
      headers: { ...HEADERS, 'content-range': `bytes */${file.bytes}` },
    });
  }
  const { from, to } = range ?? { from: 0, to: file.bytes - 1 };
  const headers = {
    ...HEADERS,
    'content-type': file.type,
    'content-length': String(to - from + 1),
    ...(range ? { 'content-range': `bytes ${from}-${to}/${file.bytes}` } : {}),
  };
  const isEmpty = request.method === 'HEAD' || file.bytes === 0;
  return new Response(isEmpty ? null : bytesOf(file.path, from, to), { status: range ? 206 : 200, headers });
}

/** How much is read at once, in bytes. */
const CHUNK = 256 * 1024;

/**
 * The bytes of a file from one to another, both included, read as they are wanted. (Node's own way from a file to such a
 * stream throws where nobody can catch it when the reader leaves at the wrong moment, and a player leaves at every jump.)
 */
function bytesOf(path: string, from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | null = null;
  let at = from;
  const done = async (): Promise<void> => {
    const open = file;
    file = null;
    await open?.close();
  };
  return new ReadableStream({
    async start() {
      file = await open(path, 'r');
    },
    async pull(controller) {
      if (file === null) return;
      const bytes = new Uint8Array(Math.min(CHUNK, to - at + 1));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
      at += bytesRead;
      if (bytesRead === 0) {
        await done();
        controller.error(new Error('The recording has become shorter while it was read.'));
        return;
      }
      controller.enqueue(bytes.subarray(0, bytesRead));
      if (at <= to) return;
      await done();
      controller.close();
    },
    cancel: done,
  });
}
