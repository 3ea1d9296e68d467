import { randomBytes } from 'node:crypto';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy, SAFE_HEADERS, staticFile } from '../shared/static-files.ts';

export const SCHEME = 'threadwork';
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
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built interface, and nothing else, to windows of this session. */
export function serveInterface(session: Session, root: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const nonce = randomBytes(16).toString('base64');
    const url = new URL(request.url);
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
