/** Figures as files: the same scene that is on screen, as SVG, PNG or PDF, without a browser. */
import {
  buildScene,
  figureTitle,
  longDescription,
  sceneToSvg,
  type FigureFonts,
  type MapInput,
  type Scene,
} from '../../../shared/domain/map/index.ts';
import { loadFigureFonts } from './fonts.ts';
import { writePdf } from './pdf.ts';
import { writePng } from './png.ts';

export { loadFigureFonts } from './fonts.ts';
export { densityFor } from './png.ts';

export type FigureFormat = 'svg' | 'png' | 'pdf';

export interface FigureOptions {
  readonly format: FigureFormat;
  /** Dots an inch for PNG, 300 when not said; figures over 300 mm wide are written at 300 at most. */
  readonly dpi?: number | undefined;
  readonly title: string;
  /** The long description, inside the file for screen readers. */
  readonly description: string;
  readonly fonts: FigureFonts;
  readonly lang?: string | undefined;
}

const DEFAULT_DPI = 300;

/** Writes a scene as a file's bytes. */
export async function exportFigure(scene: Scene, options: FigureOptions): Promise<Uint8Array> {
  const { title, description, fonts, lang } = options;
  switch (options.format) {
    case 'svg':
      return new TextEncoder().encode(
        `<?xml version="1.0" encoding="UTF-8"?>\n${sceneToSvg(scene, { title, description, fonts, lang })}`,
      );
    case 'png':
      return writePng(scene, { title, description, fonts, dpi: options.dpi ?? DEFAULT_DPI });
    case 'pdf':
      return writePdf(scene, { title, description, fonts, lang });
  }
}

export interface MapExport extends Omit<FigureOptions, 'title' | 'description' | 'fonts'> {
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
  const { format, dpi, lang } = options;
  const title = figureTitle(scene);
  return { scene, bytes: await exportFigure(scene, { format, dpi, lang, title, description, fonts }) };
}
