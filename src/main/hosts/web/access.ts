import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the host. A one-time token in the address opened at the start is exchanged for a cookie; after that
 * only the cookie counts, and only from pages of this very host and port.
 */
export interface Access {
  /** The token for the address to open; good once. */
  readonly token: string;
  /** The cookie to set when the token is right and unused, or null. */
  redeem(token: string): string | null;
  /** The request carries the cookie. */
  knows(request: IncomingMessage): boolean;
  /** The request names this host exactly, so no other name leads here (DNS rebinding). */
  rightHost(request: IncomingMessage): boolean;
  /** The request was made by a page of this host. Browsers always say so for sockets and posts. */
  rightOrigin(request: IncomingMessage): boolean;
  /** A page of another site, or of another port of this computer, made the request. */
  fromElsewhere(request: IncomingMessage): boolean;
}

const secret = (): string => randomBytes(32).toString('base64url');

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** @param port the one listened on */
export function createAccess(port: number): Access {
  const host = `127.0.0.1:${port}`;
  const token = secret();
  const session = secret();
  // Cookies know no ports: the name keeps two hosts on one computer apart.
  const name = `threadwork-${port}`;
  let used = false;
  return {
    token,
    redeem(given) {
      if (used || !same(given, token)) return null;
      used = true;
      return `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    knows: (request) =>
      (request.headers.cookie ?? '')
        .split(';')
        .map((pair) => pair.trim().split('='))
        .some(([key, value]) => key === name && value !== undefined && same(value, session)),
    rightHost: (request) => request.headers.host === host,
    rightOrigin: (request) => request.headers.origin === `http://${host}`,
    fromElsewhere(request) {
      const site = request.headers['sec-fetch-site'];
      return site !== undefined && site !== 'same-origin' && site !== 'none';
    },
  };
}
