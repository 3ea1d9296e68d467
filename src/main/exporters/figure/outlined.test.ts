import { expect, it } from 'vitest';
import {
  buildScene,
  type PathCommand,
  type Scene,
  type SceneItem,
  itemBox,
} from '../../../shared/domain/map/index.ts';
import { textWidth } from '../../../shared/domain/map/font/metrics.ts';
import { relational } from '../../../shared/domain/map/testing/studies.ts';
import { inkBox, toCurves } from './curves.ts';
import { loadFigureFonts } from './fonts.ts';
import { glyphsOf } from './glyphs.ts';
import { groupShapes } from './office/grouping.ts';
import { outlineScene } from './outlined.ts';

it('reads letters as wide as the layouts measure them', async () => {
  const source = glyphsOf(await loadFigureFonts());
  for (const [face, type] of [
    ['regular', { size: 1, weight: 400, style: 'normal' }],
    ['bold', { size: 1, weight: 700, style: 'normal' }],
    ['italic', { size: 1, weight: 400, style: 'italic' }],
  ] as const) {
    for (const char of 'AgÅé’ Ωж–')
      expect(source.glyph(face, char).advance / source.unitsPerEm).toBeCloseTo(textWidth(char, type), 6);
  }
});

it('draws each label where its words stood', async () => {
  const scene = buildScene({ ...relational, layout: 'ring' });
  const outlined = outlineScene(scene, await loadFigureFonts());
  for (const [i, item] of scene.items.entries()) {
    const path = outlined.items[i];
    if ((item.kind !== 'text' && item.kind !== 'arc-text') || !path) continue;
    const [was, is] = [inkBox(item), itemBox(path)];
    expect(is.x).toBeGreaterThan(was.x - 1);
    expect(is.y).toBeGreaterThan(was.y - 1);
    expect(is.x + is.w).toBeLessThan(was.x + was.w + 1);
    expect(is.y + is.h).toBeLessThan(was.y + was.h + 1);
    if (item.kind === 'text') expect(is.w).toBeGreaterThan(was.w - item.size * 0.3);
  }
});

it('keeps arcs on their circle', () => {
  const arc: PathCommand[] = [
    ['M', 10, 0],
    ['A', 10, true, true, 0, -10],
  ];
  const curves = toCurves(arc);
  expect(curves).toHaveLength(4);
  for (const c of curves.slice(1)) {
    expect(c[0]).toBe('C');
    expect(Math.hypot(c[5] as number, c[6] as number)).toBeCloseTo(10, 6);
  }
  expect(curves.at(-1)?.slice(5)).toEqual([0, -10]);
});

it('does not put words under a shape that was painted before them', () => {
  const paint = { fill: '#eeeeee', stroke: null, strokeWidth: 0 } as const;
  const circle = (owner: string, cx: number): SceneItem => ({
    kind: 'ellipse',
    role: 'theme',
    owner,
    cx,
    cy: 50,
    rx: 40,
    ry: 40,
    ...paint,
  });
  const words = (owner: string, x: number): SceneItem => ({
    kind: 'text', role: 'name', owner, size: 9, weight: 700, style: 'normal', anchor: 'middle', fill: '#000000',
    ground: '#eeeeee', lines: [{ x, y: 50, text: 'Shared', width: 30 }],
  }); // prettier-ignore
  const node = (id: string): Scene['nodes'][number] => ({
    id, themeId: id, parentId: null, level: 0, levelName: 'theme', name: id, part: 'theme',
    bounds: { x: 0, y: 0, w: 1, h: 1 }, hitPath: '', movable: false, pinned: false, fill: '#eeeeee', edge: '#000000',
  }); // prettier-ignore
  const scene: Scene = {
    ...buildScene(relational),
    nodes: [node('a'), node('b')],
    links: [],
    // Two circles that overlap; the words of the first stand where they share ground, and at its far side.
    items: [circle('a', 50), circle('b', 100), words('a', 75), words('a', 25), words('b', 120)],
  };
  const groups = groupShapes(scene);
  expect(groups.map((g) => [g.name, g.items.length])).toEqual([
    ['a', 1],
    ['b', 2],
    ['a', 2],
  ]);
  expect(groups.map((g) => g.description)).toEqual(['a (theme).', 'b (theme).', '']);
});
