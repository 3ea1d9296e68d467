/** Figures as files: the same scene that is on screen, as SVG, PNG or PDF, without a browser. */
import {
  buildScene,
  figureTitle,
  longDescription,
  mapInput,
  sceneToSvg,
  type FigureFonts,
  type MapInput,
  type MapView,
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

/** A stored map with the words its figure carries; empty words mean the drafts are used. */
export interface StoredMap extends MapView {
  readonly summary: MapView['summary'] & { readonly altShort?: string; readonly altLong?: string };
}

export interface MapExport extends Partial<Pick<MapInput, 'layout' | 'widthMm' | 'palette'>> {
  readonly format: FigureFormat;
  readonly dpi?: number | undefined;
  readonly lang?: string | undefined;
  readonly fonts?: FigureFonts | undefined;
}

/** From a stored map straight to a file: drawn, titled, described. */
export async function exportMap(
  map: StoredMap,
  options: MapExport,
): Promise<{ bytes: Uint8Array; scene: Scene }> {
  const { layout, widthMm, palette } = { ...map.summary, ...defined(options) };
  const scene = buildScene(mapInput(map, { layout, widthMm, palette }));
  const title = figureTitle(scene);
  const written = map.summary.altLong?.trim() ?? '';
  const description = written === '' ? longDescription(scene) : written;
  const fonts = options.fonts ?? (await loadFigureFonts());
  const { format, dpi, lang } = options;
  return { scene, bytes: await exportFigure(scene, { format, dpi, lang, title, description, fonts }) };
}

function defined(o: MapExport): Partial<Pick<MapInput, 'layout' | 'widthMm' | 'palette'>> {
  return {
    ...(o.layout === undefined ? {} : { layout: o.layout }),
    ...(o.widthMm === undefined ? {} : { widthMm: o.widthMm }),
    ...(o.palette === undefined ? {} : { palette: o.palette }),
  };
}
