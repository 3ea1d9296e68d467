/** A figure as a picture of dots, with its physical size and its words written in the file. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { sceneToSvg, type FigureFonts, type Scene } from '../../../shared/domain/map/index.ts';

/** Figures wider than this are wall sizes: seen from afar, 300 dots an inch at most. */
const WALL_WIDTH_PT = (300 / 25.4) * 72;
const WALL_DPI = 300;
/** Most dots in one picture; beyond it the density is lowered rather than the memory filled. */
const MOST_DOTS = 130e6;

let ready: Promise<void> | null = null;

/** Starts the renderer once for the process. */
function startRenderer(): Promise<void> {
  ready ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then((wasm) =>
    initWasm(wasm),
  );
  return ready;
}

/** The density a figure is really written at, for the density asked for. */
export function densityFor(scene: Pick<Scene, 'widthPt' | 'heightPt'>, dpi: number): number {
  const wanted = scene.widthPt > WALL_WIDTH_PT + 1 ? Math.min(dpi, WALL_DPI) : dpi;
  const dots = ((scene.widthPt * wanted) / 72) * ((scene.heightPt * wanted) / 72);
  return dots > MOST_DOTS ? Math.floor(wanted * Math.sqrt(MOST_DOTS / dots)) : wanted;
}

export interface PngOptions {
  readonly dpi: number;
  readonly title: string;
  readonly description: string;
  readonly fonts: FigureFonts;
}

/** Draws a scene at `dpi` dots an inch, on white. */
export async function writePng(scene: Scene, options: PngOptions): Promise<Uint8Array> {
  await startRenderer();
  const dpi = densityFor(scene, options.dpi);
  const svg = sceneToSvg(scene, { title: options.title, description: options.description });
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round((scene.widthPt / 72) * dpi) },
    background: '#ffffff',
    font: {
      fontBuffers: [options.fonts.regular, options.fonts.bold, options.fonts.italic],
      defaultFontFamily: 'Arimo',
      sansSerifFamily: 'Arimo',
    },
  });
  try {
    const picture = renderer.render();
    const { width, height, pixels } = picture;
    const png = encode(pixels, width, height, [
      physical(dpi),
      words('Title', options.title),
      words('Description', options.description),
      words('Software', 'Threadwork'),
    ]);
    picture.free();
    return png;
  } finally {
    renderer.free();
  }
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

/** Eight-bit RGB without transparency, as printers ask for. `rgba` is opaque. */
function encode(rgba: Uint8Array, width: number, height: number, extra: readonly Chunk[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0, to = 0, from = 0; y < height; y += 1) {
    rows[to++] = UP_FILTER;
    for (let x = 0; x < width; x += 1, from += 4) {
      for (let c = 0; c < 3; c += 1) {
        const above = y > 0 ? (rgba[from + c - width * 4] ?? 0) : 0;
        rows[to++] = ((rgba[from + c] ?? 0) - above) & 255;
      }
    }
  }
  const chunks: Chunk[] = [
    { kind: 'IHDR', data: header },
    { kind: 'sRGB', data: Buffer.from([0]) },
    ...extra,
    { kind: 'IDAT', data: deflateSync(rows, { level: 6 }) },
    { kind: 'IEND', data: Buffer.alloc(0) },
  ];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, ...chunks.map(chunkBytes)]));
}

/** PNG's "up" filter: flat areas become zeros. */
const UP_FILTER = 2;
