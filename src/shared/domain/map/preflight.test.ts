import { describe, expect, it } from 'vitest';
import { longDescription, shortAltText } from './alt-text.ts';
import { mended, mendFor } from './mend.ts';
import { preflight, type PreflightId, type PreflightWords } from './preflight.ts';
import { buildScene } from './scene.ts';
import { randomMap } from './testing/random.ts';
import { relational } from './testing/studies.ts';
import { tallestFor } from './sizes.ts';
import type { MapInput } from './input.ts';
import type { Scene, SceneItem, TextItem } from './types.ts';

const good = buildScene({ ...relational, tallestMm: 234 });
const wordsOf = (scene: Scene): PreflightWords => ({
  alt: shortAltText(scene),
  description: longDescription(scene),
});
const amberIn = (scene: Scene, words = wordsOf(scene)): PreflightId[] =>
  preflight(scene, words)
    .filter((l) => l.level === 'amber')
    .map((l) => l.id);

/** A scene with one thing wrong in it. */
function planted(pick: (item: SceneItem) => boolean, edit: (item: SceneItem) => SceneItem): Scene {
  const at = good.items.findIndex(pick);
  expect(at).toBeGreaterThanOrEqual(0);
  return { ...good, items: good.items.map((item, i) => (i === at ? edit(item) : item)) };
}

const isText = (item: SceneItem): item is TextItem => item.kind === 'text';
const sub = (item: SceneItem): boolean => isText(item) && item.owner === 't0-1';
const panel = (item: SceneItem): boolean => item.kind === 'path' && item.role === 'theme';
const text = (edit: (item: TextItem) => TextItem) => (item: SceneItem) => (isText(item) ? edit(item) : item);
const moved = (dx: number, dy: number) =>
  text((i) => ({ ...i, lines: i.lines.map((l) => ({ ...l, x: l.x + dx, y: l.y + dy })) }));
const shape = (change: { fill?: string; stroke?: string; strokeWidth?: number }) => (item: SceneItem) =>
  item.kind === 'path' ? { ...item, ...change } : item;
const fills = good.items.flatMap((i) => (panel(i) && i.kind === 'path' && i.fill !== null ? [i.fill] : []));

describe('what is said before an export', () => {
  it('is all green for a good figure', () => {
    expect(amberIn(good)).toEqual([]);
    expect(preflight(good, wordsOf(good)).map((l) => l.id)).toEqual(
      expect.arrayContaining(['size', 'line', 'contrast', 'grey', 'vision', 'overlap', 'overflow', 'glyph', 'alt', 'height']),
    ); // prettier-ignore
  });

  it('finds each thing that is wrong, and nothing else', () => {
    const cases: readonly (readonly [Scene, readonly PreflightId[]])[] = [
      [
        planted(
          sub,
          text((i) => ({ ...i, size: 7.5 })),
        ),
        ['size'],
      ],
      [planted(panel, shape({ strokeWidth: 0.4 })), ['line']],
      [
        planted(
          sub,
          text((i) => ({ ...i, fill: '#9a958f' })),
        ),
        ['contrast'],
      ],
      [planted(panel, shape({ stroke: '#d8e2ea' })), ['contrast']],
      [planted(panel, shape({ fill: fills[1] ?? '' })), ['grey']],
      [planted(sub, moved(0, -10)), ['overlap']],
      [planted(sub, moved(-60, 0)), ['overflow']],
      [{ ...good, heightPt: good.heightPt - 3 }, ['overflow']],
      [
        planted(
          sub,
          text((i) => ({ ...i, lines: i.lines.map((l) => ({ ...l, text: '漢字' })) })),
        ),
        ['glyph'],
      ],
      [{ ...good, tallestMm: 60 }, ['height']],
      [{ ...good, sized: { least: 0, most: 0 } }, ['people']],
    ];
    for (const [scene, ids] of cases) expect(amberIn(scene)).toEqual(ids);
  });

  it('finds themes that part for most eyes and not for all', () => {
    // a red and a green of one lightness
    const first = planted(panel, shape({ fill: '#f3d6cf' }));
    let seen = 0;
    const items = first.items.map((i) => (panel(i) && (seen += 1) === 2 ? shape({ fill: '#e2ddcb' })(i) : i));
    expect(amberIn({ ...first, items })).toContain('vision');
  });

  it('finds missing, long and late words', () => {
    const words = wordsOf(good);
    expect(amberIn(good, { ...words, alt: ' ' })).toEqual(['alt']);
    expect(amberIn(good, { ...words, description: '' })).toEqual(['alt']);
    expect(amberIn(good, { ...words, alt: 'word '.repeat(30) })).toEqual(['alt']);
    expect(amberIn(good, { ...words, behind: { short: 'A theme changed.', long: '' } })).toEqual(['alt']);
  });

  it('offers something for every amber line, which turns it green', () => {
    const forms = ['petals', 'ring', 'tree', 'treeDown', 'list', 'network', 'layers', 'process', 'cycle', 'venn'] as const; // prettier-ignore
    const seen = new Set<PreflightId>();
    for (let seed = 1; seed <= 9; seed += 1) {
      const map = randomMap(seed, { hub: seed % 2 === 0, themes: 2 + ((seed * 7) % 14), subs: seed % 7, longest: 95, links: seed % 4 }); // prettier-ignore
      const widthMm = [40, 84, 174, 254][seed % 4] ?? 174;
      const ids = map.themes.map((t) => t.id);
      const placed = Object.fromEntries(
        ids.slice(0, 4).map((id, i) => [id, { x: 90 + i * 5, y: 80 + i * 4 }]),
      );
      const input: MapInput = {
        ...map, widthMm, layout: forms[seed % forms.length] ?? 'tree', tallestMm: tallestFor(widthMm),
        placed: seed % 3 === 0 ? placed : {},
      }; // prettier-ignore
      const scene = buildScene(input);
      for (const line of preflight(scene, wordsOf(scene)).filter((l) => l.level === 'amber')) {
        const about = `seed ${seed}: ${line.message}`;
        expect(line.fix?.kind, about).toBe('figure');
        const mend = mendFor(input, line.id);
        expect(mend, about).not.toBeNull();
        expect(amberIn(buildScene(mended(input, mend ?? {}))), about).not.toContain(line.id);
        seen.add(line.id);
      }
    }
    const counted = { ...relational, layout: 'list', people: Object.fromEntries(relational.themes.map((t, i) => [t.id, i])) } as const; // prettier-ignore
    expect(amberIn(buildScene(counted))).toContain('people');
    expect(amberIn(buildScene(mended(counted, mendFor(counted, 'people') ?? {})))).not.toContain('people');
    expect([...seen]).toEqual(expect.arrayContaining(['layout', 'grey', 'overlap', 'height']));
  });
});
