import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  buildScene,
  figureTitle,
  longDescription,
  shortAltText,
} from '../../../../shared/domain/map/index.ts';
import { relational } from '../../../../shared/domain/map/testing/studies.ts';
import { exportFigure, loadFigureFonts } from '../index.ts';
import { bendOf, planConnectors } from './connectors.ts';

const links = [
  { id: 'l1', from: 't0', to: 't1', words: 'makes room for', kind: 'dashed', arrow: 'both' } as const,
  { id: 'l2', from: 't2', to: 't3', words: '', kind: 'plain', arrow: 'to' } as const,
];

describe('lines between shapes in slides and documents', () => {
  it('are connectors glued to shapes that are there, and say what they stand for', async () => {
    const scene = buildScene({ ...relational, layout: 'tree', links });
    const plan = planConnectors(scene);
    expect(plan.connectors.size).toBe(6);
    const both = [...plan.connectors.values()].find((c) => c.linkId === 'l1');
    expect([both?.headAtStart, both?.headAtEnd, both?.points.length]).toEqual([true, true, 2]);
    for (const [format, path, shape] of [
      ['pptx', 'ppt/slides/slide1.xml', 'p:sp'],
      ['docx', 'word/document.xml', 'wps:wsp'],
    ] as const) {
      const bytes = await exportFigure(scene, {
        format,
        fonts: await loadFigureFonts(),
        title: figureTitle(scene),
        description: longDescription(scene),
        alt: shortAltText(scene),
      });
      const xml = new TextDecoder().decode(unzipSync(bytes)[path]);
      const glued = [...xml.matchAll(/<a:(?:st|end)Cxn id="(\d+)" idx="(\d)"\/>/gu)];
      expect(glued).toHaveLength(12);
      const drawn = new Set(
        [...xml.matchAll(new RegExp(`<${shape}>.*?cNvPr id="(\\d+)"`, 'gu'))].map((m) => m[1]),
      );
      for (const [, id] of glued) expect(drawn).toContain(id);
      const all = [...xml.matchAll(/cNvPr id="(\d+)"/gu)].map((m) => m[1]);
      expect(new Set(all).size).toBe(all.length);
      expect(xml).toContain('Understanding makes room for Interpersonal Connection.');
    }
  });

  it('bend as the line of the figure does', () => {
    const at = (...list: readonly (readonly [number, number])[]) => bendOf(list.map(([x, y]) => ({ x, y })));
    expect(at([0, 0], [10, 0], [10, 20], [40, 20])).toMatchObject({ form: 'bentConnector3', turn: 0, flipV: false, turnsAt: 0.25 }); // prettier-ignore
    expect(at([0, 20], [10, 20], [10, 0], [40, 0])).toMatchObject({ turn: 0, flipV: true });
    expect(at([0, 0], [0, 10], [30, 10], [30, 40])).toMatchObject({ turn: 90, flipV: true, turnsAt: 0.25, box: { x: -5, y: 5, w: 40, h: 30 } }); // prettier-ignore
    expect(at([30, 0], [30, 10], [0, 10], [0, 40])).toMatchObject({ turn: 90, flipV: false });
    expect(at([9, 9], [0, 0])).toMatchObject({ form: 'straightConnector1', flipH: true, flipV: true });
  });
});
