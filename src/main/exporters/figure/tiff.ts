/**
 * A figure as TIFF: baseline RGB, eight bits, in strips, LZW with horizontal differences (TIFF 6.0, sections 13
 * and 14), its resolution in dots an inch. No transparency, no layers, nothing about the person.
 */
import type { FigureFonts, Scene } from '../../../shared/domain/map/index.ts';
import { createLzw } from './lzw.ts';
import { drawBands, rasterSize, type RasterSize } from './raster.ts';

interface TiffOptions {
  readonly dpi: number;
  readonly title: string;
  readonly fonts: FigureFonts;
}

/** Bytes of a strip before it is compressed, about. */
const STRIP_BYTES = 1 << 18;

/** Draws a scene at `dpi` dots an inch, on white. */
export async function writeTiff(scene: Scene, options: TiffOptions): Promise<Uint8Array> {
  const size = rasterSize(scene, options.dpi);
  const rowsPerStrip = Math.max(1, Math.min(size.height, Math.floor(STRIP_BYTES / (size.width * 3))));
  const lzw = createLzw();
  const strips: Uint8Array[] = [];
  for await (const { rgba, rows } of drawBands(scene, options.fonts, size, rowsPerStrip)) {
    for (let top = 0; top < rows; top += rowsPerStrip)
      strips.push(lzw.encode(differences(rgba, size.width, top, Math.min(rowsPerStrip, rows - top))));
  }
  return assemble(size, rowsPerStrip, strips, options.title);
}

/** RGB rows, each dot as its difference from the one on its left. */
function differences(rgba: Uint8Array, width: number, top: number, rows: number): Uint8Array {
  const out = new Uint8Array(rows * width * 3);
  let to = 0;
  let at = top * width * 4;
  for (let y = 0; y < rows; y += 1) {
    let r = 0;
    let g = 0;
    let b = 0;
    for (let x = 0; x < width; x += 1, at += 4, to += 3) {
      const nr = rgba[at] as number;
      const ng = rgba[at + 1] as number;
      const nb = rgba[at + 2] as number;
      out[to] = nr - r;
      out[to + 1] = ng - g;
      out[to + 2] = nb - b;
      r = nr;
      g = ng;
      b = nb;
    }
  }
  return out;
}

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const ASCII = 2;

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly values: readonly number[];
}

const text = (tag: number, value: string): Field => ({
  tag,
  type: ASCII,
  values: [...Buffer.from(`${value.normalize('NFKD').replaceAll(/[^\u0020-\u007E]/gu, '')}\0`, 'latin1')],
});

const sizeOf = (field: Field): number =>
  field.values.length * (field.type === ASCII ? 1 : field.type === SHORT ? 2 : 4);

function assemble(
  size: RasterSize,
  rowsPerStrip: number,
  strips: readonly Uint8Array[],
  title: string,
): Uint8Array {
  const density = [Math.round(size.dpi), 1];
  const fields = (offsets: readonly number[]): Field[] => [
    { tag: 254, type: LONG, values: [0] },
    { tag: 256, type: LONG, values: [size.width] },
    { tag: 257, type: LONG, values: [size.height] },
    { tag: 258, type: SHORT, values: [8, 8, 8] },
    { tag: 259, type: SHORT, values: [5] },
    { tag: 262, type: SHORT, values: [2] },
    text(270, title),
    { tag: 273, type: LONG, values: offsets },
    { tag: 274, type: SHORT, values: [1] },
    { tag: 277, type: SHORT, values: [3] },
    { tag: 278, type: LONG, values: [rowsPerStrip] },
    { tag: 279, type: LONG, values: strips.map((s) => s.length) },
    { tag: 282, type: RATIONAL, values: density },
    { tag: 283, type: RATIONAL, values: density },
    { tag: 284, type: SHORT, values: [1] },
    { tag: 296, type: SHORT, values: [2] },
    text(305, 'Threadwork'),
    { tag: 317, type: SHORT, values: [2] },
  ];
  const even = (n: number): number => n + (n % 2);
  const plain = fields(strips.map(() => 0));
  const directory = 8;
  let at = directory + 2 + plain.length * 12 + 4;
  const extra = at;
  for (const field of plain) if (sizeOf(field) > 4) at += even(sizeOf(field));
  const offsets = strips.map((strip) => {
    const here = at;
    at += even(strip.length);
    return here;
  });
  const out = Buffer.alloc(at);
  out.write('II', 0, 'latin1');
  out.writeUInt16LE(42, 2);
  out.writeUInt32LE(directory, 4);
  writeDirectory(out, directory, extra, fields(offsets));
  for (const [i, strip] of strips.entries()) out.set(strip, offsets[i] ?? 0);
  return new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
}

function writeDirectory(out: Buffer, start: number, extra: number, fields: readonly Field[]): void {
  out.writeUInt16LE(fields.length, start);
  let spare = extra;
  for (const [i, field] of fields.entries()) {
    const entry = start + 2 + i * 12;
    out.writeUInt16LE(field.tag, entry);
    out.writeUInt16LE(field.type, entry + 2);
    out.writeUInt32LE(field.type === RATIONAL ? field.values.length / 2 : field.values.length, entry + 4);
    const bytes = sizeOf(field);
    let to = entry + 8;
    if (bytes > 4) {
      out.writeUInt32LE(spare, to);
      to = spare;
      spare += bytes + (bytes % 2);
    }
    for (const value of field.values) {
      if (field.type === ASCII) to = out.writeUInt8(value, to);
      else if (field.type === SHORT) to = out.writeUInt16LE(value, to);
      else to = out.writeUInt32LE(value, to);
    }
  }
}
