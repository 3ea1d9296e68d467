import { describe, expect, it } from 'vitest';
import {
  buildScene,
  buildStages,
  checkScene,
  mended,
  mendFor,
  preflight,
  PT_PER_MM,
  tallestFor,
} from './index.ts';
import type { DrawnLayout, MapInput, PreflightLine, Scene } from './index.ts';
import { longLabels, relational } from './testing/studies.ts';

const FORMS: readonly DrawnLayout[] = ['petals', 'ring', 'tree', 'treeDown', 'list', 'network', 'layers', 'process', 'cycle']; // prettier-ignore
const high = (scene: Scene): number => scene.heightPt / PT_PER_MM;
const least = (scene: Scene): number =>
  Math.min(...scene.items.flatMap((i) => (i.kind === 'text' || i.kind === 'arc-text' ? [i.size] : [])));
const heightLine = (input: MapInput): PreflightLine | undefined =>
  preflight(buildScene(input), { alt: 'A map.', description: 'A map.' }).find((l) => l.id === 'height');

describe('a figure that has to keep to a height', () => {
  it('steps down to eight points at the least, keeps its form and its width, and stays clean', () => {
    let lowered = 0;
    for (const study of [relational, longLabels])
      for (const layout of FORMS)
        for (const widthMm of [84, 174, 254]) {
          const open = buildScene({ ...study, layout, widthMm });
          const low = buildScene({ ...study, layout, widthMm, tallestMm: high(open) * 0.9 });
          const about = `${layout} ${widthMm}`;
          expect(low.layout, about).toBe(open.layout);
          expect(low.widthPt, about).toBeCloseTo(open.widthPt, 3);
          expect(low.heightPt, about).toBeLessThanOrEqual(open.heightPt);
          expect(least(low), about).toBeGreaterThanOrEqual(8);
          expect(checkScene(low), about).toEqual([]);
          if (high(low) <= high(open) * 0.9 + 0.05) lowered += 1;
        }
    expect(lowered).toBeGreaterThan(25);
  });

  it('is drawn as it would be anyway where it is low enough, or where no step would do', () => {
    const open = buildScene({ ...relational, layout: 'petals' });
    const { tallestMm, ...same } = buildScene({ ...relational, layout: 'petals', tallestMm: 234 });
    expect(tallestMm).toBe(234);
    expect(same).toEqual(open);
    // what no step brings there is at least set in its lowest arrangement
    expect(high(buildScene({ ...relational, layout: 'petals', tallestMm: 30 }))).toBeLessThanOrEqual(high(open) + 0.001); // prettier-ignore
  });

  it('says what it was to keep to, and is mended by another form at the same width', () => {
    const tall = { ...relational, layout: 'network', widthMm: 174, tallestMm: 84 } as const;
    const line = heightLine(tall);
    expect(line?.message).toMatch(/it was to be at most 84 mm high/u);
    expect(line?.otherFix?.kind).toBe('height');
    const mend = mendFor(tall, 'height');
    expect(mend?.layout).toBeDefined();
    expect(mend?.widthMm).toBeUndefined();
    expect(heightLine(mended(tall, mend ?? {}))?.level).toBe('green');
    // nothing holds twenty-eight sentences in a strip: what is left is to allow what they need
    const strip = { ...longLabels, layout: 'list', widthMm: 84, tallestMm: 30 } as const;
    const allowed = mendFor(strip, 'height');
    expect(allowed?.heightMm).toBeGreaterThan(30);
    expect(heightLine(mended(strip, allowed ?? {}))?.level).toBe('green');
  });

  it('keeps stages side by side to it as well', () => {
    const maps = [relational, relational].map((input, i) => ({ id: `s${i}`, name: `Stage ${i}`, input }));
    const open = buildStages(maps, {}, { widthMm: 254, palette: 'colour' });
    const low = buildStages(maps, {}, { widthMm: 254, palette: 'colour', tallestMm: high(open) * 0.8 });
    expect(high(low)).toBeLessThanOrEqual(high(open) * 0.8 + 0.05);
    expect(least(low)).toBeGreaterThanOrEqual(8);
    expect(checkScene(low)).toEqual([]);
  });

  it('has the height its width leaves, unless it has its own', () => {
    expect([tallestFor(174), tallestFor(254), tallestFor(100), tallestFor(600)]).toEqual([234, 143, 240, undefined]); // prettier-ignore
    expect(tallestFor(254, 200)).toBe(200);
    const slide = { ...relational, layout: 'tree', widthMm: 254, tallestMm: tallestFor(254) } as const;
    expect(mended(slide, { widthMm: 174 }).tallestMm).toBe(234);
    expect(mended({ ...slide, tallestMm: 120 }, { widthMm: 174 }).tallestMm).toBe(120);
  });
});
