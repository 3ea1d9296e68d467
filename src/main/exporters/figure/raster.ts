/**
 * A figure as dots, drawn in bands from the top, so that the memory needed does not grow with the figure: a wall
 * size or 1,200 dots an inch never holds the whole picture at once.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { itemToSvg, FONT_STACK, type FigureFonts, type Scene } from '../../../shared/domain/map/index.ts';
import { inkBox } from './curves.ts';

/** Figures wider than this are wall sizes: seen from afar, 300 dots an inch at most. */
const WALL_WIDTH_PT = (300 / 25.4) * 72;
const WALL_DPI = 300;
/** Most dots in one picture; beyond it the density is lowered, so that the file can still be opened. */
const MOST_DOTS = 160e6;
/** Dots drawn at once, about 16 MB. */
const BAND_DOTS = 4e6;

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

/** Size in dots, and the density it is at. */
export interface RasterSize {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** How many dots a figure has at a density, within half a dot of its physical size. */
export function rasterSize(scene: Pick<Scene, 'widthPt' | 'heightPt'>, dpi: number): RasterSize {
  const real = densityFor(scene, dpi);
  return {
    width: Math.max(1, Math.round((scene.widthPt / 72) * real)),
    height: Math.max(1, Math.round((scene.heightPt / 72) * real)),
    dpi: real,
  };
}

/** Rows of opaque RGBA dots, top first. */
export interface Band {
  readonly rgba: Uint8Array;
  readonly rows: number;
}

/** Draws a scene on white, band by band; every band but the last has a whole number of `multiple` rows. */
export async function* drawBands(
  scene: Scene,
  fonts: FigureFonts,
  size: RasterSize,
  multiple = 1,
): AsyncGenerator<Band> {
  await startRenderer();
  const perPoint = size.width / scene.widthPt;
  const boxes = scene.items.map(reach);
  const step = Math.max(multiple, Math.floor(BAND_DOTS / size.width / multiple) * multiple);
  for (let top = 0; top < size.height; top += step) {
    const rows = Math.min(step, size.height - top);
    const from = top / perPoint;
    const to = (top + rows) / perPoint;
    const items = scene.items.filter((_, i) => {
      const box = boxes[i];
      return box !== undefined && box.top <= to && box.bottom >= from;
    });
    const view = `0 ${from} ${size.width / perPoint} ${rows / perPoint}`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${rows}" viewBox="${view}" preserveAspectRatio="none" font-family="${FONT_STACK}">${items.map(itemToSvg).join('')}</svg>`;
    yield { rgba: drawSvg(svg, fonts), rows };
  }
}

/** How far up and down an item's ink may reach, accents included. */
function reach(item: Scene['items'][number]): { readonly top: number; readonly bottom: number } {
  const box = inkBox(item);
  const more = item.kind === 'text' || item.kind === 'arc-text' ? item.size * 0.4 : 1;
  return { top: box.y - more, bottom: box.y + box.h + more };
}

function drawSvg(svg: string, fonts: FigureFonts): Uint8Array {
  const renderer = new Resvg(svg, {
    background: '#ffffff',
    font: {
      fontBuffers: [fonts.regular, fonts.bold, fonts.italic],
      defaultFontFamily: 'Arimo',
      sansSerifFamily: 'Arimo',
    },
  });
  try {
    const picture = renderer.render();
    const { pixels } = picture;
    picture.free();
    return pixels;
  } finally {
    renderer.free();
  }
}
