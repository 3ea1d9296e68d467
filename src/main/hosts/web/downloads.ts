import { randomBytes } from 'node:crypto';

interface Download {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mime: string;
}

/** Finished exports waiting in memory for the tab to fetch them, each once. */
export interface Downloads {
  /** The address to fetch it from, relative to the host. */
  offer(download: Download): string;
  take(token: string): Download | null;
  clear(): void;
}

/** An address is good for this long, in milliseconds. */
const GOOD_FOR = 10 * 60 * 1000;
const MOST_BYTES = 512 * 1024 ** 2;

/** Files waiting to be fetched once. */
export function createDownloads(): Downloads {
  const waiting = new Map<string, Download & { readonly end: NodeJS.Timeout }>();
  const drop = (token: string): void => {
    clearTimeout(waiting.get(token)?.end);
    waiting.delete(token);
  };
  return {
    offer(download) {
      const held = () => [...waiting.values()].reduce((sum, d) => sum + d.bytes.length, 0);
      for (const token of waiting.keys()) {
        if (held() + download.bytes.length <= MOST_BYTES) break;
        drop(token);
      }
      const token = randomBytes(18).toString('base64url');
      const end = setTimeout(() => drop(token), GOOD_FOR);
      end.unref();
      waiting.set(token, { ...download, end });
      return `/download/${token}`;
    },
    take(token) {
      const found = waiting.get(token) ?? null;
      drop(token);
      return found;
    },
    clear() {
      for (const token of waiting.keys()) drop(token);
    },
  };
}

/** A `Content-Disposition` header for any name, as RFC 6266 has it. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/gu,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
