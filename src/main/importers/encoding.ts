/** Bytes to text, once: which encoding, and the few changes every text goes through. */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { encodingName, guessLegacyEncoding } from './encoding-guess.ts';
import { ImportRefusal } from './refusal.ts';

export interface Decoded {
  readonly text: string;
  /** Name of the encoding as iconv knows it. */
  readonly encoding: string;
  readonly warnings: readonly string[];
}

// Bytes looked at to tell encodings apart.
const SAMPLE = 256 * 1024;

/**
 * Decodes a text file and normalises it (decisions, Text 2). Order of trust: byte order mark, valid UTF-8, the zero
 * bytes of UTF-16 and UTF-32, UTF-8 with a few broken bytes, then a guess from letter statistics, which is said.
 * Throws `not-a-transcript` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes);
  if (marked !== null)
    return finish(decodeAs(bytes.subarray(marked.skip), marked.encoding), marked.encoding, []);
  const wide = guessWide(bytes);
  if (wide !== null) return finish(decodeAs(bytes, wide), wide, [guessed(wide)]);
  refuseBinary(bytes);
  if (isUtf8(bytes)) return finish(decodeUtf8(bytes), 'utf-8', []);
  if (nearlyUtf8(bytes)) return finish(decodeUtf8(bytes), 'utf-8', [broken]);
  const guess = guessLegacyEncoding(bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes);
  return finish(decodeAs(bytes, guess), guess, [guessed(guess)]);
}

const broken =
  'A few bytes of this file could not be read as text and are shown as \ufffd; compare them with the original.';

const guessed = (encoding: string): string =>
  `The file does not say how its letters are stored; it was read as ${encodingName(encoding)}. If letters look wrong, save it as UTF-8 and replace it.`;

function finish(decoded: string, encoding: string, before: readonly string[]): Decoded {
  const { text, warnings } = normaliseText(decoded);
  return { text, encoding, warnings: [...before, ...warnings] };
}

const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

/** Decodes by name; UTF-32 is done here because a broken unit must not stop the rest. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return decodeUtf8(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding).decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

function byMark(bytes: Uint8Array): { encoding: string; skip: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', skip: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', skip: 4 };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 };
  return null;
}

/** UTF-16 or UTF-32 without a mark, from where the zero bytes and the spaces are. */
function guessWide(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE) & ~3;
  if (length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] as number) + 1;
  const share = zeros.map((count) => count / (length / 4));
  const [s0, s1, s2, s3] = share as [number, number, number, number];
  if (s3 > 0.9 && s2 > 0.6 && s0 < 0.1) return 'utf-32le';
  if (s0 > 0.9 && s1 > 0.6 && s3 < 0.1) return 'utf-32be';
  const even = (s0 + s2) / 2;
  const odd = (s1 + s3) / 2;
  if (odd > 0.3 && Math.min(s1, s3) > 0.15 && even < 0.05) return 'utf-16le';
  if (even > 0.3 && Math.min(s0, s2) > 0.15 && odd < 0.05) return 'utf-16be';
  if (isUtf8(bytes.subarray(0, length)) && even + odd < 0.02) return null;
  return guessWideBySpaces(bytes.subarray(0, length));
}

/** Scripts beyond Latin have few zero bytes, but their spaces and line ends still show the order. */
function guessWideBySpaces(sample: Uint8Array): string | null {
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength);
  let little = 0;
  let big = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const unit = view.getUint16(at, true);
    if (unit === 0x20 || unit === 0x0a || unit === 0x0d) little++;
    if (unit === 0x2000 || unit === 0x0a00 || unit === 0x0d00) big++;
  }
  const units = sample.length / 2;
  if (little > units * 0.02 && little > big * 4) return plausibleWide(sample, 'utf-16le');
  return big > units * 0.02 && big > little * 4 ? plausibleWide(sample, 'utf-16be') : null;
}

function plausibleWide(sample: Uint8Array, encoding: string): string | null {
  const text = decodeAs(sample, encoding);
  const odd = text.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\s]/gu)?.length ?? 0;
  return odd < text.length * 0.01 ? encoding : null;
}

/** Control bytes do not occur in text of any 8-bit or multi-byte encoding; NUL alone is forgiven (and taken out). */
function refuseBinary(bytes: Uint8Array): void {
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  let zeros = 0;
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b && byte !== 0x1a) || byte === 127)
      control++;
  }
  if (control > Math.max(3, sample.length * 0.01) || zeros > sample.length * 0.3)
    throw new ImportRefusal(
      'not-a-transcript',
      'This file does not hold text, so it cannot be a transcript.',
    );
}

/** Mostly well-formed multi-byte sequences with a few broken ones: UTF-8 that was cut or patched, not a code page. */
function nearlyUtf8(bytes: Uint8Array): boolean {
  const text = decodeUtf8(bytes.subarray(0, SAMPLE));
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  const high = text.match(/[^\0-\u007f\ufffd]/gu)?.length ?? 0;
  return high > wrong * 10;
}

/**
 * The changes every text goes through, and no other: line ends to "\n" (CR, VT, FF, line and paragraph separators
 * included), NUL taken out, a mark at the start dropped, half surrogate pairs shown as the replacement character.
 */
export function normaliseText(decoded: string): { text: string; warnings: string[] } {
  const warnings: string[] = [];
  let text = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  text = text.replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n');
  if (text.includes('\0')) {
    text = text.replaceAll('\0', '');
    warnings.push('The file held empty (NUL) characters, which were taken out.');
  }
  if (/\p{Surrogate}/u.test(text)) {
    text = text.replace(/\p{Surrogate}/gu, '\ufffd');
    warnings.push(broken);
  }
  return { text, warnings };
}
