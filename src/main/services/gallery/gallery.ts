/** Every form a map can take, for each of the structures it was drawn for: files to look at one by one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildScene,
  figureTitle,
  longDescription,
  preflight,
  PT_PER_MM,
  shortAltText,
  type DrawnLayout,
  type MapPalette,
  type Scene,
} from '../../../shared/domain/map/index.ts';
import { mapLayouts } from '../../../shared/domain/map/input.ts';
import { exportFigure, loadFigureFonts, type FigureFormat } from '../../exporters/figure/index.ts';
import { galleryStructures, structureInput, type StudyStructure } from './structures.ts';

const PALETTES: readonly MapPalette[] = ['colour', 'grey'];
const FORMATS: readonly FigureFormat[] = ['svg', 'png'];

interface GalleryEntry {
  readonly study: string;
  readonly layout: DrawnLayout;
  readonly palette: MapPalette;
  readonly widthMm: number;
  readonly heightMm: number;
  /** What preflight says needs a look; empty when all is fine. */
  readonly toLookAt: readonly string[];
  /** Names of the files in the folder; none when the layout does not suit the structure. */
  readonly files: readonly string[];
  /** Why there is no file. */
  readonly instead: string | null;
}

interface GalleryOptions {
  readonly folder: string;
  readonly widthMm: number;
  /** Most millimetres a figure may be high; any height without it. */
  readonly tallestMm?: number | undefined;
  readonly dpi: number;
}

/** Layouts a map can ask for, read from the list of the program, so that a new one is in the gallery by itself. */
export const galleryLayouts: readonly DrawnLayout[] = mapLayouts.filter((l) => l !== 'auto');

/** Writes the gallery and says what is in it, one entry for each study, layout and palette. */
export async function writeGallery({
  folder,
  widthMm,
  tallestMm,
  dpi,
}: GalleryOptions): Promise<GalleryEntry[]> {
  mkdirSync(folder, { recursive: true });
  const fonts = await loadFigureFonts();
  const entries: GalleryEntry[] = [];
  for (const structure of galleryStructures) {
    for (const layout of structure.forms ?? galleryLayouts) {
      for (const palette of PALETTES) {
        const scene = buildScene({ ...structureInput(structure, { layout, palette, widthMm }), tallestMm });
        const about = entryOf(structure, layout, palette, scene);
        const files: string[] = [];
        for (const format of about.instead === null ? FORMATS : []) {
          const name = `${structure.id}-${layout}-${Math.round(widthMm)}mm-${palette}.${format}`;
          const title = figureTitle(scene);
          const description = longDescription(scene);
          const bytes = await exportFigure(scene, { format, dpi, fonts, title, description });
          writeFileSync(join(folder, name), bytes);
          files.push(name);
        }
        entries.push({ ...about, files });
      }
    }
  }
  return entries;
}

function entryOf(
  structure: StudyStructure,
  layout: DrawnLayout,
  palette: MapPalette,
  scene: Scene,
): Omit<GalleryEntry, 'files'> {
  const mm = (pt: number): number => Number((pt / PT_PER_MM).toFixed(1));
  const words = { alt: shortAltText(scene), description: longDescription(scene) };
  const why = scene.problems.find((p) => p.kind === 'layout')?.message ?? `It is drawn as ${scene.layout}.`;
  return {
    study: structure.id,
    layout,
    palette,
    widthMm: mm(scene.widthPt),
    heightMm: mm(scene.heightPt),
    toLookAt: preflight(scene, words)
      .filter((l) => l.level === 'amber')
      .map((l) => l.message),
    instead: scene.layout === layout ? null : why,
  };
}
