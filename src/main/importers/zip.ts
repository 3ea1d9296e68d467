/**
 * Reads parts of a zip container, counting every byte while inflating. The sizes a container declares are never
 * trusted; names are only compared, never used as paths.
 */
import { inflateRawSync } from 'node:zlib';
import { Inflate } from 'fflate';
import type { ImportWork } from './limits.ts';
import { ImportRefusal, refuse } from './refusal.ts';

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly headerAt: number;
}

export interface Zip {
  readonly names: readonly string[];
  /** Hands over a part in chunks; false when there is no such part. Names are matched without regard to case. */
  readonly stream: (name: string, onChunk: (chunk: Uint8Array) => void) => boolean;
  /** A whole small part, or null. */
  readonly bytes: (name: string) => Uint8Array | null;
}

// Packed bytes handed to the inflater at a time: bounds what one step can grow to (1032 times as much).
const STEP = 8 * 1024;
/** What a part may inflate to in one step; nearly every transcript's does. */
const AT_ONCE = 4 * 1024 * 1024;
/** It is handed on in pieces, so that the deadline is kept between them. */
const SLICE = 256 * 1024;
const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;

/** Opens a container. Throws `damaged` when its directory is missing or nonsense. */
export function openZip(bytes: Uint8Array, work: ImportWork): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ZipEntry>();
  for (const entry of readDirectory(view, work)) entries.set(normalName(entry.name), entry);
  const used = { total: 0 };
  const stream = (name: string, onChunk: (chunk: Uint8Array) => void): boolean => {
    const entry = entries.get(normalName(name));
    if (entry === undefined) return false;
    inflateEntry(view, entry, work, used, onChunk);
    return true;
  };
  return {
    names: Array.from(entries.values(), (entry) => entry.name),
    stream,
    bytes(name) {
      const chunks: Uint8Array[] = [];
      return stream(name, (chunk) => chunks.push(chunk.slice()))
        ? new Uint8Array(Buffer.concat(chunks))
        : null;
    },
  };
}

const normalName = (name: string): string =>
  name
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .toLowerCase();

function readDirectory(view: DataView, work: ImportWork): ZipEntry[] {
  const end = findEnd(view);
  if (end < 0) throw refuse.damaged('document');
  const count = view.getUint16(end + 10, true);
  if (count > work.limits.zipEntries) throw refuse.bomb();
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  // A container with something before it has its directory further on than it says.
  const shift = end - view.getUint32(end + 12, true) - at;
  if (shift > 0 && !isRecord(view, at, DIRECTORY_RECORD)) at += shift;
  for (let index = 0; index < count; index++) {
    if (!isRecord(view, at, DIRECTORY_RECORD) || at + 46 > view.byteLength) throw refuse.damaged('document');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: readName(view, at + 46, nameLength),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const isRecord = (view: DataView, at: number, signature: number): boolean =>
  at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === signature;

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) if (isRecord(view, at, END_RECORD)) return at;
  return -1;
}

function readName(view: DataView, at: number, length: number): string {
  const room = Math.max(0, Math.min(length, view.byteLength - at));
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, room));
}

function inflateEntry(
  view: DataView,
  entry: ZipEntry,
  work: ImportWork,
  used: { total: number },
  onChunk: (chunk: Uint8Array) => void,
): void {
  if (entry.encrypted) throw refuse.protected('document');
  if (!isRecord(view, entry.headerAt, LOCAL_RECORD) || entry.headerAt + 30 > view.byteLength)
    throw refuse.damaged('document');
  const nameLength = view.getUint16(entry.headerAt + 26, true);
  const start = entry.headerAt + 30 + nameLength + view.getUint16(entry.headerAt + 28, true);
  if (start + entry.packed > view.byteLength) throw refuse.damaged('document');
  const packed = new Uint8Array(view.buffer, view.byteOffset + start, entry.packed);
  const count = createCounter(entry, work, used, onChunk);
  if (entry.method === 0) return count(packed);
  if (entry.method !== 8) throw refuse.damaged('document');
  const whole = packed.length <= AT_ONCE ? inflatedAtOnce(packed) : null;
  if (whole !== null) {
    for (let at = 0; at < whole.length; at += SLICE) count(whole.subarray(at, at + SLICE));
    return;
  }
  const inflate = new Inflate(count);
  try {
    for (let at = 0; at < packed.length || at === 0; at += STEP)
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (error) {
    // What the reader of the part refused is passed on; anything else is the inflater's complaint.
    throw isInflaterError(error) ? refuse.damaged('document') : error;
  }
}

/** A part of ordinary size, quickly; null when it is too large or odd in any way, which the slow way then judges. */
function inflatedAtOnce(packed: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: AT_ONCE, chunkSize: 128 * 1024 });
  } catch {
    return null;
  }
}

function isInflaterError(error: unknown): boolean {
  return !(error instanceof ImportRefusal) && error instanceof Error && 'code' in error;
}

function createCounter(
  entry: ZipEntry,
  work: ImportWork,
  used: { total: number },
  onChunk: (chunk: Uint8Array) => void,
): (chunk: Uint8Array) => void {
  const { limits } = work;
  let inflated = 0;
  return (chunk) => {
    inflated += chunk.length;
    used.total += chunk.length;
    const packsTooWell =
      inflated > limits.ratioFreeBytes && inflated > limits.zipRatio * Math.max(1, entry.packed);
    if (packsTooWell || used.total > limits.inflatedBytes) throw refuse.bomb();
    work.checkTime();
    if (chunk.length > 0) onChunk(chunk);
  };
}
