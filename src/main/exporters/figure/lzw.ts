/**
 * LZW as TIFF wants it (TIFF 6.0, section 13): codes of 9 to 12 bits, highest bit first, widths changing one code
 * early, the table cleared before it is full.
 */
const CLEAR = 256;
const END = 257;
const FIRST = 258;
/** The table is cleared when this code would be next. */
const FULL = 4094;

interface LzwEncoder {
  /** Compresses one strip; the result is a copy. */
  encode(data: Uint8Array): Uint8Array;
}

/** An encoder that keeps its table between strips; one at a time. */
export function createLzw(): LzwEncoder {
  const table = new Uint16Array(1 << 20);
  const used = new Int32Array(FULL);
  return { encode: (data) => encodeStrip(data, table, used) };
}

function encodeStrip(data: Uint8Array, table: Uint16Array, used: Int32Array): Uint8Array {
  const out = new Uint8Array(Math.ceil(data.length * 1.6) + 16);
  let length = 0;
  let held = 0;
  let bits = 0;
  let width = 9;
  let next = FIRST;
  const put = (code: number): void => {
    held = ((held << width) | code) & 0xffffff;
    bits += width;
    while (bits >= 8) {
      bits -= 8;
      out[length] = held >>> bits;
      length += 1;
    }
  };
  const forget = (): void => {
    for (let i = FIRST; i < next; i += 1) table[used[i] as number] = 0;
    next = FIRST;
  };
  put(CLEAR);
  let prefix = data[0] ?? -1;
  for (let i = 1; i < data.length; i += 1) {
    const byte = data[i] as number;
    const key = (prefix << 8) | byte;
    const code = table[key] as number;
    if (code !== 0) {
      prefix = code;
      continue;
    }
    put(prefix);
    table[key] = next;
    used[next] = key;
    next += 1;
    if (next === FULL) {
      put(CLEAR);
      forget();
      width = 9;
    } else if (next > (1 << width) - 1) width += 1;
    prefix = byte;
  }
  if (prefix >= 0) {
    put(prefix);
    // The reader adds an entry for the last code too, and may widen its codes before the end mark.
    if (next + 1 > (1 << width) - 1 && width < 12) width += 1;
  }
  put(END);
  if (bits > 0) {
    out[length] = held << (8 - bits);
    length += 1;
  }
  forget();
  return out.slice(0, length);
}
