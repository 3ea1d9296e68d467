import { randomBytes } from 'node:crypto';

/**
 * Makes UUIDs of version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then random bits; ids made by one source in
 * one millisecond still ascend, because the 12 bits after the time count up.
 */
export function createIdSource(milliseconds: () => number = Date.now): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const now = Math.max(milliseconds(), last);
    counter = now === last ? counter + 1 : randomBytes(2).readUInt16BE() & 0x3ff;
    last = now;
    if (counter > 0xfff) {
      last += 1;
      counter = 0;
    }
    const bytes = randomBytes(16);
    bytes.writeUIntBE(last, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
