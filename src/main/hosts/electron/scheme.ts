import { randomBytes } from 'node:crypto';
import { protocol, type Session } from 'electron';
import type { Workspace } from '../../services/workspace/index.ts';
import { contentSecurityPolicy, SAFE_HEADERS, staticFile } from '../shared/static-files.ts';
import { mediaOf, serveRecording } from './media.ts';

const SCHEME = 'threadwork';
/** Where the interface lives: `threadwork://app/index.html`. */
export const ORIGIN = `${SCHEME}://app`;
export const START = `${ORIGIN}/index.html`;

/** Whether an address is a page of the interface. */
export function isOwnPage(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${SCHEME}:` && url.host === 'app';
  } catch {
    return false;
  }
}

/** Makes the scheme a proper origin. Must run before the app is ready, and only once. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      // streamed, so that a recording plays from its middle without being read whole
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
    },
  ]);
}

/** Serves the built interface and the recordings linked on this computer, and nothing else, to windows of this session. */
export function serveInterface(
  session: Session,
  root: string,
  workspace: Pick<Workspace, 'recording'>,
): void {
  session.protocol.handle(SCHEME, async (request) => {
    const nonce = randomBytes(16).toString('base64');
    const url = new URL(request.url);
    const recordingOf = url.host === 'app' ? mediaOf(url.pathname) : null;
    if (recordingOf !== null) return serveRecording(workspace, recordingOf, request);
    const file =
      request.method === 'GET' && url.host === 'app' ? await staticFile(root, url.pathname, nonce) : null;
    if (!file) return new Response('', { status: 404, headers: SAFE_HEADERS });
    return new Response(file.body, {
      status: 200,
      headers: {
        ...SAFE_HEADERS,
        'content-type': file.type,
        'content-security-policy': contentSecurityPolicy(nonce),
        'cache-control': 'no-store',
      },
    });
  });
}
