import { describe, expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { randomFrom, randomMap } from '../testing/random.ts';
import { linkedFacets, longLabels, themesOnly } from '../testing/studies.ts';
import type { Scene } from '../types.ts';
import { ringOrder } from './network-order.ts';

/** Where links are drawn: on the map itself, not in the rows under it. */
const onTheMap = (scene: Scene): number => {
  const bottom = Math.max(...scene.nodes.map((n) => n.bounds.y + n.bounds.h));
  return scene.links.filter((l) => l.bounds.y < bottom).length;
};

describe('a network', () => {
  it('draws every worded link round the outside, with and without sub-themes', () => {
    for (const input of [themesOnly, linkedFacets]) {
      const scene = buildScene(input);
      expect(scene.layout).toBe('network');
      expect(checkScene(scene)).toEqual([]);
      expect(onTheMap(scene)).toBe(4);
    }
  });

  it('orders themes round the ring so that linked ones are neighbours', () => {
    const order = ringOrder(['a', 'b', 'c', 'd', 'e'], [{ from: 'a', to: 'c' }, { from: 'c', to: 'e' }]); // prettier-ignore
    const apart = (p: string, q: string): number => {
      const d = Math.abs(order.indexOf(p) - order.indexOf(q));
      return Math.min(d, 5 - d);
    };
    expect([apart('a', 'c'), apart('c', 'e')]).toEqual([1, 1]);
    expect(ringOrder(['x', 'y', 'z'], [])).toEqual(['x', 'y', 'z']);
  });

  it('puts a theme where a hand put it', () => {
    const scene = buildScene({ ...themesOnly, placed: { t2: { x: 400, y: 300 } } });
    const b = scene.nodes.find((n) => n.id === 't2')?.bounds;
    expect((b?.x ?? 0) + (b?.w ?? 0) / 2).toBeCloseTo(400, 0);
    expect(scene.nodes.filter((n) => n.pinned).map((n) => n.id)).toEqual(['t2']);
    expect(checkScene(scene)).toEqual([]);
  });

  it('moves nothing but what a hand moved, and what stood in its way', () => {
    const flat = longLabels.themes.flatMap((t, position) => (t.level === 1 ? [{ ...t, parentId: null, level: 0, position }] : [])); // prettier-ignore
    const map = { ...longLabels, themes: flat, layout: 'network' as const };
    const before = buildScene(map);
    const last = before.nodes.at(-1)?.bounds ?? { x: 0, y: 0, w: 0, h: 0 };
    const at = { x: last.x + last.w / 2 + 4, y: last.y + last.h / 2 + 60 };
    const after = buildScene({ ...map, placed: { [before.nodes.at(-1)?.id ?? '']: at } });
    const moved = after.nodes.filter((n, i) => Math.abs(n.bounds.y - (before.nodes[i]?.bounds.y ?? 0)) > 1.5 || Math.abs(n.bounds.x - (before.nodes[i]?.bounds.x ?? 0)) > 1.5); // prettier-ignore
    expect(moved.map((n) => n.id)).toEqual([before.nodes.at(-1)?.id]);
  });

  it('keeps long labels and lists to a page, at one column and at two', () => {
    for (const [study, widthMm, most] of [[longLabels, 174, 160], [longLabels, 84, 200], [linkedFacets, 174, 150], [linkedFacets, 84, 215], [themesOnly, 174, 75]] as const) {
      const scene = buildScene({ ...study, layout: 'network', widthMm });
      expect(scene.layout).toBe('network');
      expect((scene.heightPt * 25.4) / 72).toBeLessThan(most);
      const sizes = scene.items.flatMap((i) => (i.kind === 'text' ? [i.size] : []));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8);
    } // prettier-ignore
  });

  it('stands twenty-eight sentences side by side on a page, every link drawn between them', () => {
    const flat = longLabels.themes.flatMap((t, position) => (t.level === 1 ? [{ ...t, parentId: null, level: 0, position }] : [])); // prettier-ignore
    const link = (id: string, from: string, to: string, words: string) => ({ id, from, to, words, kind: 'plain', arrow: 'to' }) as const; // prettier-ignore
    const links = [link('a', 't0-0', 't1-3', 'makes possible'), link('b', 't2-1', 't2-2', 'leads to'), link('c', 't3-0', 't2-6', 'would answer'), link('d', 't1-4', 't2-9', 'wears on')]; // prettier-ignore
    const scene = buildScene({ ...longLabels, themes: flat, links, layout: 'network' });
    expect((scene.heightPt * 25.4) / 72).toBeLessThan(235);
    expect(onTheMap(scene)).toBe(4);
    expect(checkScene(scene)).toEqual([]);
  });

  it('hands over to a tree where one centre would have too many lines', () => {
    const scene = buildScene({ ...randomMap(6, { hub: true, themes: 60, subs: 1, longest: 40, links: 0 }), layout: 'network' }); // prettier-ignore
    expect(scene.layout).toBe('tree');
    expect(scene.problems[0]?.kind).toBe('layout');
  });

  it('is clean and the same twice for seeded random maps up to 120 themes', () => {
    for (let seed = 1; seed <= 45; seed += 1) {
      const random = randomFrom(seed * 613);
      const hub = random() < 0.6;
      const themes = 1 + Math.floor(random() ** 2 * (hub ? 24 : 100));
      const input = {
        ...randomMap(seed, { hub, themes, subs: Math.floor(119 / themes / 1.2) % 12, longest: 95, links: Math.floor(random() * 14) }),
        layout: 'network' as const,
        widthMm: [84, 174, 174, 300][Math.floor(random() * 4)] ?? 174,
      }; // prettier-ignore
      const scene = buildScene(input);
      if (scene.problems.length === 0) expect(checkScene(scene), `seed ${seed}`).toEqual([]);
      expect(scene.nodes, `seed ${seed}`).toHaveLength(input.themes.length);
      expect(scene.links, `seed ${seed}`).toHaveLength(input.links.length);
      if (seed % 10 === 0) expect(buildScene(input)).toEqual(scene);
    }
  });
});
