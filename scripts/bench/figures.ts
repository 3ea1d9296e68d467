/** How long a figure of 120 themes takes to be written, in each format, in Node. */
import {
  buildScene,
  figureTitle,
  longDescription,
  type MapTheme,
  type Scene,
} from '../../src/shared/domain/map/index.ts';
import { exportFigure, figureFormats, loadFigureFonts } from '../../src/main/exporters/figure/index.ts';
import { percentile, samplesOf, type Figure } from './measure.ts';

const DPI = 600;
const LIMIT_MS = 2000;

/** A tree of one centre, seven themes and 112 sub-themes. */
function scene120(): Scene {
  const themes: MapTheme[] = [{ id: 'h', parentId: null, level: 0, name: 'The whole', position: 0 }];
  for (let i = 0; i < 7; i += 1) {
    themes.push({ id: `t${i}`, parentId: 'h', level: 1, name: `Part ${i + 1} of the whole`, position: i });
    for (let j = 0; j < 16; j += 1) {
      const name = `A sub-theme with a name of some length, number ${j + 1}`;
      themes.push({ id: `t${i}-${j}`, parentId: `t${i}`, level: 2, name, position: j });
    }
  }
  const levels = ['overarching theme', 'theme', 'sub-theme'];
  return buildScene({
    levels, themes, links: [], hidden: [], placed: {}, layout: 'tree', widthMm: 174, palette: 'colour',
  }); // prettier-ignore
}

/** `map.export.FORMAT.ms` for every format; pictures of dots at 600 dots an inch. */
export async function measureFigures(wanted: (key: string) => boolean): Promise<Figure[]> {
  const keys = figureFormats.map((format) => ({ format, key: `map.export.${format}.ms` }));
  const asked = keys.filter(({ key }) => wanted(key));
  if (asked.length === 0) return [];
  const scene = scene120();
  const fonts = await loadFigureFonts();
  const options = { fonts, title: figureTitle(scene), description: longDescription(scene), dpi: DPI };
  const figures: Figure[] = [];
  for (const { format, key } of asked) {
    const samples = await samplesOf(3, () => exportFigure(scene, { ...options, format }));
    const what = `a tree of 120 themes as ${format}, median of 3`;
    figures.push({ key, value: percentile(samples, 0.5), unit: 'ms', limit: LIMIT_MS, what });
  }
  return figures;
}
