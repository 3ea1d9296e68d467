/** Figures as files: the same scene that is on screen, in every format there is, without a browser. */
import {
  buildScene,
  figureTitle,
  longDescription,
  sceneToSvg,
  shortAltText,
  type FigureFonts,
  type MapInput,
  type Scene,
} from '../../../shared/domain/map/index.ts';
import { writeEps } from './eps.ts';
import { loadFigureFonts } from './fonts.ts';
import type { FigureFormat } from '../../../shared/domain/map/formats.ts';
import { writeDocx } from './office/docx.ts';
import { writePptx } from './office/pptx.ts';
import { outlineScene } from './outlined.ts';
import { writePdf } from './pdf.ts';
import { writePng } from './png.ts';
import { writeTiff } from './tiff.ts';
import { writeWords } from './words-file.ts';

export { loadFigureFonts } from './fonts.ts';
export { densityFor, rasterSize } from './raster.ts';

export { figureFormats, type FigureFormat } from '../../../shared/domain/map/formats.ts';

interface FigureOptions {
  readonly format: FigureFormat;
  /** Dots an inch for PNG and TIFF, 300 when not said; figures over 300 mm wide are written at 300 at most. */
  readonly dpi?: number | undefined;
  readonly title: string;
  /** The long description, inside the file for screen readers. */
  readonly description: string;
  /** Short alternative text; drafted when empty. */
  readonly alt?: string | undefined;
  readonly fonts: FigureFonts;
  readonly lang?: string | undefined;
}

const DEFAULT_DPI = 300;

/** Writes a scene as a file's bytes. Throws a RangeError with a sentence where a format cannot hold the figure. */
export async function exportFigure(scene: Scene, options: FigureOptions): Promise<Uint8Array> {
  const { title, description, fonts, lang } = options;
  const dpi = options.dpi ?? DEFAULT_DPI;
  const written = options.alt?.trim() ?? '';
  const alt = written === '' ? shortAltText(scene) : written;
  switch (options.format) {
    case 'svg':
      return svgFile(sceneToSvg(scene, { title, description, fonts, lang }));
    case 'svg-outlines':
      return svgFile(sceneToSvg(outlineScene(scene, fonts), { title, description, lang }));
    case 'png':
      return writePng(scene, { title, description, fonts, dpi });
    case 'tiff':
      return writeTiff(scene, { title, fonts, dpi });
    case 'pdf':
      return writePdf(scene, { title, description, fonts, lang });
    case 'eps':
      return writeEps(scene, { title, fonts });
    case 'pptx':
      return writePptx(scene, { title, description, alt, lang });
    case 'docx':
      return writeDocx(scene, { title, description, alt, fonts, lang });
    case 'txt':
      return writeWords(scene, { alt, description });
  }
}

const svgFile = (svg: string): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`);

interface MapExport extends Omit<FigureOptions, 'title' | 'description' | 'fonts'> {
  /** The long description written for the map; drafted from it when empty. */
  readonly description?: string | undefined;
  readonly fonts?: FigureFonts | undefined;
}

/** From a map straight to a file: drawn, titled, described. The scene is given back for what else is said about it. */
export async function exportMap(
  input: MapInput,
  options: MapExport,
): Promise<{ readonly bytes: Uint8Array; readonly scene: Scene }> {
  const scene = buildScene(input);
  const written = options.description?.trim() ?? '';
  const description = written === '' ? longDescription(scene) : written;
  const fonts = options.fonts ?? (await loadFigureFonts());
  const { format, dpi, lang, alt } = options;
  const title = figureTitle(scene);
  return { scene, bytes: await exportFigure(scene, { format, dpi, lang, alt, title, description, fonts }) };
}
