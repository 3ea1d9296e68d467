import dns from 'node:dns';
import net from 'node:net';
import { afterAll, beforeAll } from 'vitest';

const OWN = new Set(['127.0.0.1', 'localhost', '::1']);

/** Every attempt to reach another computer, as `host:port` or the name that was looked up. */
export interface Attempts {
  readonly list: string[];
}

type Connect = typeof net.Socket.prototype.connect;

/** The host a `connect` call means; null for a path (a pipe or a Unix socket), which is this computer. */
function hostOf(args: unknown[]): string | null {
  // `net` normalises its arguments into one array, marked by a symbol, before it calls this.
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as [unknown, unknown];
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path === undefined ? (host ?? 'localhost') : null;
  }
  if (typeof first === 'number') return typeof second === 'string' ? second : 'localhost';
  return null;
}

/** Makes this process unable to reach any other computer: such an attempt throws, and is kept for the test to see. */
export function cutNetwork(): { attempts: Attempts; restore: () => void } {
  const list: string[] = [];
  const connect: Connect = net.Socket.prototype.connect;
  const { lookup } = dns;
  const refuse = (what: string): never => {
    list.push(what);
    throw new Error(`The network was asked for: ${what}`);
  };
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host !== null && !OWN.has(host)) refuse(host);
    return (connect as (...a: unknown[]) => net.Socket).apply(this, args);
  } as Connect;
  dns.lookup = ((name: string, ...rest: unknown[]) => {
    if (!OWN.has(name)) refuse(name);
    return (lookup as (...a: unknown[]) => unknown)(name, ...rest);
  }) as typeof dns.lookup;
  return {
    attempts: { list },
    restore() {
      net.Socket.prototype.connect = connect;
      dns.lookup = lookup;
    },
  };
}

/** The same for a whole test file: cut before its tests, put back after, and no attempt left unseen. */
export function withoutNetwork(): Attempts {
  const attempts: { list: string[] } = { list: [] };
  let restore: () => void = () => {};
  beforeAll(() => {
    const cut = cutNetwork();
    attempts.list = cut.attempts.list;
    restore = cut.restore;
  });
  afterAll(() => {
    restore();
    if (attempts.list.length > 0) throw new Error(`The network was asked for: ${attempts.list.join(', ')}`);
  });
  return attempts;
}
