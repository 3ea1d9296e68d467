// A linked recording, streamed from where it lies. The page names a transcript, never a file.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
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
  const body = isEmpty ? null : Readable.toWeb(createReadStream(file.path, { start: from, end: to }));
  return new Response(body as ReadableStream | null, { status: range ? 206 : 200, headers });
}
