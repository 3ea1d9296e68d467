/** Figures the format tests write: one of each kind of item, two widths, and a large tree. */
import {
  buildScene,
  figureTitle,
  longDescription,
  shortAltText,
  type MapInput,
  type MapTheme,
  type Scene,
} from '../../../src/shared/domain/map/index.ts';
import { flatFive, relational } from '../../../src/shared/domain/map/testing/studies.ts';
import {
  exportFigure,
  loadFigureFonts,
  type FigureFormat,
} from '../../../src/main/exporters/figure/index.ts';

const links: MapInput['links'] = [
  { id: 'l1', from: 't0', to: 't2', words: 'makes room for', kind: 'dashed', arrow: 'both' },
  { id: 'l2', from: 't1', to: 't3', words: '', kind: 'plain', arrow: 'to' },
];

export const petals = buildScene({ ...relational, layout: 'petals' });
export const ring = buildScene({ ...relational, layout: 'ring', palette: 'grey' });
export const linked = buildScene({ ...relational, layout: 'tree', links });
export const narrow = buildScene({ ...flatFive, widthMm: 84 });
export const wall = buildScene({ ...relational, widthMm: 420 });

/** A tree of 120 themes, as the time limits are set for. */
export const tree120 = ((): Scene => {
  const themes: MapTheme[] = [
    { id: 'h', parentId: null, level: 0, name: 'What keeps a promise', position: 0 },
  ];
  for (let i = 0; i < 7; i += 1) {
    const id = `t${i}`;
    themes.push({ id, parentId: 'h', level: 1, name: `Part ${i + 1} of what was kept`, position: i });
    for (let j = 0; j < 16; j += 1)
      themes.push({
        id: `${id}-${j}`,
        parentId: id,
        level: 2,
        name: `Small thing ${j + 1} that someone kept doing anyway`,
        position: j,
      });
  }
  return buildScene({ ...relational, themes, layout: 'tree' });
})();

export const scenes: Readonly<Record<string, Scene>> = { petals, ring, linked, narrow };

/** A scene as a file's bytes, with its drafted words. */
export async function written(scene: Scene, format: FigureFormat, dpi?: number): Promise<Uint8Array> {
  return exportFigure(scene, {
    format,
    dpi,
    fonts: await loadFigureFonts(),
    title: figureTitle(scene),
    description: longDescription(scene),
    alt: shortAltText(scene),
  });
}
