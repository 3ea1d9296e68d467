/** Rich text (RTF): our own reader, because what matters is code pages, skipped groups and nothing lost. */
import type { ReadDocument } from './draft.ts';
import type { ImportWork } from './limits.ts';
import { refuse } from './refusal.ts';
import { createRtfState } from './rtf-state.ts';

// Bytes read between looks at the clock.
const CLOCK_STEP = 1 << 16;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Tokenises the bytes and drives the state machine. Unbalanced braces and a cut-off end are forgiven. */
export function readRtf(bytes: Uint8Array, work: ImportWork): ReadDocument {
  const state = createRtfState(work);
  let nextClock = CLOCK_STEP;
  let at = 0;
  while (at < bytes.length) {
    if (at > nextClock) {
      work.checkTime();
      nextClock = at + CLOCK_STEP;
    }
    const byte = bytes[at] as number;
    if (byte === BACKSLASH) at = readControl(bytes, at + 1, state);
    else {
      if (byte === OPEN) state.open();
      else if (byte === CLOSE) state.close();
      else if (byte !== 0x0d && byte !== 0x0a && byte !== 0) state.byte(byte);
      at++;
    }
  }
  const read = state.finish();
  if (read.paragraphs.every((paragraph) => paragraph.text === '')) throw refuse.noText();
  return read;
}

type State = ReturnType<typeof createRtfState>;

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Reads one control after its backslash; answers where the next token begins. */
function readControl(bytes: Uint8Array, at: number, state: State): number {
  const first = bytes[at];
  if (first === undefined) return at;
  if (!isLetter(first)) return readSymbol(bytes, at, first, state);
  let end = at;
  while (isLetter(bytes[end]) && end - at < 32) end++;
  const word = String.fromCharCode(...bytes.subarray(at, end));
  let numberEnd = bytes[end] === 0x2d && isDigit(bytes[end + 1]) ? end + 1 : end;
  while (isDigit(bytes[numberEnd]) && numberEnd - end < 11) numberEnd++;
  const value = numberEnd === end ? null : Number(String.fromCharCode(...bytes.subarray(end, numberEnd)));
  let next = numberEnd;
  if (bytes[next] === 0x20) next++;
  if (word === 'bin') return next + Math.max(0, value ?? 0);
  state.word(word, value);
  return next;
}

function readSymbol(bytes: Uint8Array, at: number, symbol: number, state: State): number {
  if (symbol === 0x27) {
    const hex = parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
    if (Number.isNaN(hex)) return at + 1;
    state.hexByte(hex);
    return at + 3;
  }
  state.symbol(String.fromCharCode(symbol));
  return at + 1;
}
