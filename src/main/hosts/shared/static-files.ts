import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** Every kind of file the interface is made of; anything else is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
};

interface StaticFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The name holds a hash of the content, so it may be kept for good. */
  readonly immutable: boolean;
}

/**
 * The file of the built interface a URL path stands for, or null. Never leaves the folder, whatever the path says.
 * @param nonce put into the page, for style sheets made at run time
 */
export async function staticFile(root: string, urlPath: string, nonce: string): Promise<StaticFile | null> {
  const path = insideOf(root, urlPath === '/' ? '/index.html' : urlPath);
  const type = path === null ? undefined : TYPES[extname(path).toLowerCase()];
  if (path === null || type === undefined) return null;
  try {
    const body = await readFile(path);
    const immutable = urlPath.startsWith('/assets/');
    return { type, immutable, body: type.startsWith('text/html') ? withNonce(body, nonce) : body };
  } catch {
    return null;
  }
}

/** The absolute path of a URL path inside a folder, or null when it would lie outside or means something else. */
function insideOf(root: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  // A backslash or a drive letter is a separator on Windows, a NUL ends a path in C.
  if (/[\\:\0]/u.test(decoded) || !decoded.startsWith('/')) return null;
  if (decoded.split('/').some((part) => part.startsWith('.'))) return null;
  const path = join(root, decoded);
  const inside = relative(root, path);
  return inside === '' || inside.startsWith(`..${sep}`) || inside === '..' ? null : path;
}

function withNonce(html: Uint8Array<ArrayBuffer>, nonce: string): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(html);
  const meta = `<meta property="csp-nonce" content="${nonce}" nonce="${nonce}">`;
  return new TextEncoder().encode(text.replace(/<head[^>]*>/iu, (head) => `${head}${meta}`));
}

/**
 * The content security policy of the interface: its own files only, no inline script or style without the nonce,
 * and no address but the host's own.
 * @param connect what scripts may connect to beside the page's own origin
 */
export function contentSecurityPolicy(nonce: string, connect = ''): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    // a recording the person chose for this session
    "media-src 'self' blob:",
    `connect-src 'self'${connect === '' ? '' : ` ${connect}`}`,
    "worker-src 'self'",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** What every answer carries, beside its policy. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};
