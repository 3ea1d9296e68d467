/** Reads a baseline TIFF on its own terms: tags, strips, LZW, horizontal differences. */
export interface TiffFacts {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly unit: number;
  readonly bits: readonly number[];
  readonly photometric: number;
  readonly software: string;
  /** RGB, row by row. */
  readonly dots: Uint8Array;
}

export function readTiff(bytes: Uint8Array): TiffFacts {
  const file = Buffer.from(bytes);
  if (file.toString('latin1', 0, 4) !== 'II*\0') throw new Error('not a little-endian TIFF');
  const tags = readTags(file);
  const one = (tag: number): number => tags.get(tag)?.[0] ?? 0;
  const [width, height, rows] = [one(256), one(257), one(278)];
  if (one(259) !== 5 || one(317) !== 2) throw new Error('not LZW with differences');
  const dots = new Uint8Array(width * height * 3);
  const offsets = tags.get(273) ?? [];
  const counts = tags.get(279) ?? [];
  for (const [i, offset] of offsets.entries()) {
    const strip = unpack(file.subarray(offset, offset + (counts[i] ?? 0)));
    const here = Math.min(rows, height - i * rows);
    if (strip.length !== here * width * 3) throw new Error(`strip ${i} has ${strip.length} bytes`);
    for (let y = 0; y < here; y += 1)
      for (let x = 3, row = y * width * 3; x < width * 3; x += 1)
        strip[row + x] = (strip[row + x] ?? 0) + (strip[row + x - 3] ?? 0);
    dots.set(strip, i * rows * width * 3);
  }
  return {
    width,
    height,
    dpi: one(282) / (tags.get(282)?.[1] ?? 1),
    unit: one(296),
    bits: tags.get(258) ?? [],
    photometric: one(262),
    software: String.fromCodePoint(...(tags.get(305) ?? []).slice(0, -1)),
    dots,
  };
}

function readTags(file: Buffer): Map<number, number[]> {
  const tags = new Map<number, number[]>();
  const start = file.readUInt32LE(4);
  let before = -1;
  for (let i = 0; i < file.readUInt16LE(start); i += 1) {
    const entry = start + 2 + i * 12;
    const tag = file.readUInt16LE(entry);
    if (tag <= before) throw new Error('tags out of order');
    before = tag;
    const type = file.readUInt16LE(entry + 2);
    const count = file.readUInt32LE(entry + 4) * (type === 5 ? 2 : 1);
    const size = type === 2 ? 1 : type === 3 ? 2 : 4;
    const at = count * size > 4 ? file.readUInt32LE(entry + 8) : entry + 8;
    const read = (k: number): number =>
      size === 1
        ? file.readUInt8(at + k)
        : size === 2
          ? file.readUInt16LE(at + k * 2)
          : file.readUInt32LE(at + k * 4);
    tags.set(
      tag,
      Array.from({ length: count }, (_, k) => read(k)),
    );
  }
  return tags;
}

/** LZW by the book: a table of strings, codes one bit wider one code early. */
function unpack(data: Uint8Array): Uint8Array {
  const out: number[] = [];
  let table: number[][] = [];
  let width = 9;
  let last: number[] | null = null;
  let held = 0;
  let bits = 0;
  for (const byte of data) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >>> bits) & ((1 << width) - 1);
    held &= (1 << bits) - 1;
    if (code === 257) break;
    if (code === 256) {
      table = [];
      width = 9;
      last = null;
      continue;
    }
    const known: number[] | undefined = code < 256 ? [code] : table[code - 258];
    if (!known && (last === null || code !== table.length + 258)) throw new Error(`no code ${code}`);
    const now: number[] = known ?? [...(last ?? []), (last ?? [])[0] ?? 0];
    for (const value of now) out.push(value);
    if (last !== null) table.push([...last, now[0] ?? 0]);
    last = now;
    if (table.length + 258 >= (1 << width) - 1 && width < 12) width += 1;
  }
  return Uint8Array.from(out);
}
