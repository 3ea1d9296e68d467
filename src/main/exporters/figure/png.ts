/** A figure as a picture of dots, with its physical size and its words written in the file. */
import { crc32, createDeflate } from 'node:zlib';
import type { FigureFonts, Scene } from '../../../shared/domain/map/index.ts';
import { drawBands, rasterSize, type Band } from './raster.ts';

export { densityFor } from './raster.ts';

interface PngOptions {
  readonly dpi: number;
  readonly title: string;
  readonly description: string;
  readonly fonts: FigureFonts;
}

/** Draws a scene at `dpi` dots an inch, on white: eight-bit RGB without transparency, as printers ask for. */
export async function writePng(scene: Scene, options: PngOptions): Promise<Uint8Array> {
  const size = rasterSize(scene, options.dpi);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size.width, 0);
  header.writeUInt32BE(size.height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const dots = await deflated(drawBands(scene, options.fonts, size), size.width);
  const chunks: Chunk[] = [
    { kind: 'IHDR', data: header },
    { kind: 'sRGB', data: Buffer.from([0]) },
    physical(size.dpi),
    words('Title', options.title),
    words('Description', options.description),
    words('Software', 'Threadwork'),
    ...dots.map((data) => ({ kind: 'IDAT', data })),
    { kind: 'IEND', data: Buffer.alloc(0) },
  ];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, ...chunks.map(chunkBytes)]));
}

interface Chunk {
  readonly kind: string;
  readonly data: Buffer;
}

/** Dots per metre, both ways. */
function physical(dpi: number): Chunk {
  const data = Buffer.alloc(9);
  const perMetre = Math.round(dpi / 0.0254);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  data.writeUInt8(1, 8);
  return { kind: 'pHYs', data };
}

/** A keyword and UTF-8 words. */
function words(keyword: string, text: string): Chunk {
  return {
    kind: 'iTXt',
    data: Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]),
  };
}

function chunkBytes({ kind, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** Compresses bands as they come; the pieces are the picture's data in order. */
function deflated(bands: AsyncGenerator<Band>, width: number): Promise<Buffer[]> {
  const stream = createDeflate({ level: 5, chunkSize: 1 << 18 });
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.on('end', () => resolve(pieces));
    stream.on('error', reject);
    const feed = async (): Promise<void> => {
      let above: Uint8Array = new Uint8Array(width * 4);
      for await (const { rgba, rows } of bands) {
        const filtered = filterRows(rgba, above, width, rows);
        above = rgba.slice((rows - 1) * width * 4);
        await new Promise<void>((done, fail) => {
          stream.write(filtered, (error) => (error ? fail(error) : done()));
        });
      }
      stream.end();
    };
    feed().catch(reject);
  });
}

/** PNG's "up" filter: flat areas become zeros. */
const UP_FILTER = 2;

/** RGB rows, each as its difference from the row above; `above` is the row before the first. */
function filterRows(rgba: Uint8Array, above: Uint8Array, width: number, rows: number): Buffer {
  const wide = width * 4;
  const out = Buffer.alloc(rows * (width * 3 + 1));
  const all = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  for (let y = 0, to = 0; y < rows; y += 1) {
    out[to] = UP_FILTER;
    const start = y * wide;
    // Many rows are like the one above them: their difference is the zeros already there.
    if (y === 0 || all.compare(all, start, start + wide, start - wide, start) !== 0) {
      const before = y === 0 ? above : rgba;
      let old = y === 0 ? 0 : start - wide;
      for (let at = start, put = to + 1; at < start + wide; at += 4, old += 4, put += 3) {
        out[put] = (rgba[at] as number) - (before[old] as number);
        out[put + 1] = (rgba[at + 1] as number) - (before[old + 1] as number);
        out[put + 2] = (rgba[at + 2] as number) - (before[old + 2] as number);
      }
    }
    to += width * 3 + 1;
  }
  return out;
}
