import { describe, expect, it } from 'vitest';
import { longDescription } from '../alt-text.ts';
import { checkScene } from '../check-scene.ts';
import { growBox, flatten } from '../geometry.ts';
import { meets } from '../links/route.ts';
import { buildScene } from '../scene.ts';
import { label, randomFrom, randomMap } from '../testing/random.ts';
import { mapLayouts, type MapInput, type MapItem, type MapLink, type MapTheme } from '../input.ts';
import type { Scene } from '../types.ts';
import { meets as overlaps, wordBoxes } from './room.ts';

/** A random map of up to 120 nodes with notes, quotes and groups, links of every weight, of three and four ends, and to notes. */
function withItems(seed: number, most: number): MapInput {
  const random = randomFrom(seed * 31 + 7);
  const themes = 2 + Math.floor(random() * Math.min(10, most));
  const map = randomMap(seed, {
    hub: random() < 0.5,
    themes,
    subs: Math.min(16, Math.ceil((2 * most) / themes)),
    longest: 95,
    links: 4,
  });
  const kept = map.themes.slice(0, most);
  const any = (): string => kept[Math.floor(random() * kept.length)]?.id ?? 't0';
  const [loose, groups] = [Math.floor(random() * 21), Math.floor(random() * 6)];
  const items = Array.from({ length: loose }, (_, i): MapItem => {
    const kind = random() < 0.5 ? 'note' : 'quote';
    const aboutId = random() < 0.6 ? any() : null;
    return { id: `i${i}`, kind, text: label(random, 95), aboutId, attribution: kind === 'quote' ? 'P7, #7:159' : undefined }; // prettier-ignore
  });
  const regions = Array.from({ length: groups }, (_, i): MapItem => ({
    id: `g${i}`, kind: 'group', text: label(random, 30), members: [any(), any(), any()],
  })); // prettier-ignore
  const codes = seed % 2 === 0 ? [] : codesFor(random, Math.floor(random() * 14), any);
  const ids = new Set(kept.map((t) => t.id));
  const linked = map.links.filter((l) => ids.has(l.from) && ids.has(l.to));
  const links = linked.map((l, i) => ({
    ...l,
    weight: 1 + Math.floor(random() * 3),
    also: i < 2 ? [...new Set([any(), any()])].filter((id) => id !== l.from && id !== l.to) : [],
    from: i === 2 && items[0] ? items[0].id : l.from,
    to: i === 3 ? (codes.at(-1)?.id ?? l.to) : l.to,
  }));
  // a second and a third between the first pair, each with words of its own
  const [first] = links;
  const more = first
    ? [1, 2].map((n) => ({ ...first, id: `again${n}`, also: [], words: label(random, 40) }))
    : [];
  const placed = Object.fromEntries(
    [...items.slice(0, 2), ...codes.slice(-2)].map((i) => [i.id, { x: random() * 490, y: random() * 300 }]),
  );
  const themesMarked = kept.map((t) => ({ ...t, groups: random() < 0.5 ? ['A'] : ['A', 'B'] }));
  const groupKey = [{ letter: 'A', name: 'Staff' }, { letter: 'B', name: 'People who use it' }]; // prettier-ignore
  return { ...map, levels: [...map.levels, 'code'], themes: [...themesMarked, ...codes], items: [...items, ...regions], links: [...links, ...more], placed, groupKey };
} // prettier-ignore

/** Codes under any theme, and under none. */
const codesFor = (random: () => number, count: number, any: () => string): MapTheme[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `c${i}`, parentId: random() < 0.6 ? any() : null, level: 3, name: label(random, 95), position: 1e6 + i, isCode: true,
  })); // prettier-ignore

/** Threads under codes that run through words of something else. */
function threadsThroughWords(scene: Scene): string[] {
  const words = scene.items.flatMap((i) => wordBoxes(i).map((box) => ({ box, owner: i.owner })));
  return scene.items.flatMap((i) => {
    if (i.kind !== 'line' || i.role !== 'underline') return [];
    const thread = { x: i.x1, y: i.y1 - i.strokeWidth / 2, w: i.x2 - i.x1, h: i.strokeWidth };
    return words
      .filter((w) => w.owner !== i.owner && overlaps(thread, growBox(w.box, -0.3)))
      .map(() => i.owner ?? 'key');
  });
}

/** Steps of the lines of links that run through a node other than a group. */
function throughNodes(scene: Scene, links: readonly MapLink[]): string[] {
  const endsOf = new Map(links.map((l) => [l.id, [l.from, l.to, ...(l.also ?? [])]]));
  const nodes = scene.nodes.filter((n) => n.part !== 'group' && n.bounds.w > 2 && n.bounds.h > 2);
  return scene.items.flatMap((item) => {
    if (item.kind !== 'path' || item.role !== 'link') return [];
    const points = flatten(item.commands);
    return points.slice(1).flatMap((b, i) => {
      const a = points[i] ?? b;
      return nodes
        .filter(
          (n) =>
            !endsOf.get(item.owner ?? '')?.includes(n.id) &&
            meets(a, b, growBox(n.bounds, -0.6)) &&
            !HOLDS_ENDS.has(scene.layout),
        )
        .map((n) => `${item.owner ?? ''} through ${n.name}`);
    });
  });
}
/** Forms whose nodes are drawn within bounds that hold more than them. */
const HOLDS_ENDS = new Set(['ring', 'layers', 'venn']);

describe('notes, quotes and groups on a figure', () => {
  it('stand on nothing, codes too, nothing stands on them and no link runs through a node, in every layout, up to 120 nodes', () => {
    let [largest, fans] = [0, 0];
    for (let seed = 1; seed <= 72; seed += 1) {
      const map = withItems(seed, seed % 4 === 0 ? 95 : 10 + (seed % 30));
      const layout = mapLayouts[seed % mapLayouts.length] ?? 'auto';
      const widthMm = [84, 129, 174, 240][Math.floor(seed / 12) % 4] ?? 174;
      const scene = buildScene({ ...map, layout, widthMm });
      const faults = checkScene(scene).filter(
        (f) => f.kind !== 'outside' || scene.problems.every((p) => p.kind !== 'overflow'),
      );
      const through = throughNodes(scene, map.links);
      const threads = threadsThroughWords(scene);
      expect({ seed, layout, widthMm, faults, through, threads }).toEqual({ seed, layout, widthMm, faults: [], through: [], threads: [] }); // prettier-ignore
      for (const code of map.themes.filter((t) => t.isCode)) {
        expect(scene.nodes.find((n) => n.id === code.id)?.part, `seed ${seed}, ${code.id}`).toBe('code');
        expect(scene.items.some((i) => i.role === 'underline' && i.owner === code.id)).toBe(true);
      }
      expect(scene.links.map((l) => l.id).toSorted(), `seed ${seed}`).toEqual(map.links.filter((l) => l.from !== l.to).map((l) => l.id).toSorted()); // prettier-ignore
      for (const item of map.items ?? [])
        if (item.kind !== 'group' || item.members?.some((m) => scene.nodes.some((n) => n.id === m)))
          expect(scene.nodes.map((n) => n.id)).toContain(item.id);
      largest = Math.max(largest, scene.nodes.length);
      fans += scene.items.filter((i) => i.kind === 'ellipse' && i.role === 'link').length;
    }
    expect(largest).toBeGreaterThan(110);
    expect(fans).toBeGreaterThan(5);
  });

  it('draws a link of four ends inside the figure, its arms from one junction, where there is a free way', () => {
    const map = randomMap(3, { hub: false, themes: 5, subs: 0, longest: 14, links: 0 });
    const link = { id: 'fan', from: 't0', to: 't1', also: ['t2', 't3'], words: 'hold together', kind: 'plain', arrow: 'to' } as const; // prettier-ignore
    const scene = buildScene({ ...map, layout: 'network', widthMm: 174, links: [link] });
    expect(checkScene(scene)).toEqual([]);
    expect(throughNodes(scene, [link])).toEqual([]);
    expect(scene.items.filter((i) => i.owner === 'fan' && i.role === 'arrow').length).toBe(3);
    expect(scene.items.some((i) => i.owner === 'fan' && i.kind === 'ellipse')).toBe(true);
    // walled in, it is set under the figure, in words and with its names
    const list = buildScene({ ...map, layout: 'tree', widthMm: 84, links: [link] });
    const foot = Math.max(...list.nodes.map((n) => n.bounds.y + n.bounds.h));
    expect(list.links[0]?.bounds.y).toBeGreaterThan(foot);
    expect(checkScene(list)).toEqual([]);
  });

  it('are said in the long description, a quote with whose words it is', () => {
    const map = randomMap(2, { hub: false, themes: 3, subs: 0, longest: 12, links: 0 });
    const name = (id: string): string => map.themes.find((t) => t.id === id)?.name ?? '';
    const items: MapItem[] = [
      { id: 'n', kind: 'note', text: 'Look again', aboutId: 't0' },
      { id: 'q', kind: 'quote', text: 'She rang every week', attribution: 'P7, #7:159', aboutId: 't1' },
      { id: 'g', kind: 'group', text: 'With staff', members: ['t0', 't2'] },
    ];
    const scene = buildScene({ ...map, items });
    const said = longDescription(scene);
    expect(said).toContain(`Note on ${name('t0')}: Look again.`);
    expect(said).toContain(`Quote on ${name('t1')}: “She rang every week” (P7, #7:159).`);
    expect(said).toContain(`The group “With staff” holds ${name('t0')} and ${name('t2')}.`);
    expect(scene.items.flatMap((i) => (i.kind === 'text' ? i.lines.map((l) => l.text) : []))).toContain(
      'P7, #7:159',
    );
  });

  it('keeps a note where a hand put it when nothing stands there', () => {
    const map = randomMap(5, { hub: false, themes: 2, subs: 0, longest: 12, links: 0 });
    const items: MapItem[] = [{ id: 'n', kind: 'note', text: 'Here' }];
    const scene = buildScene({ ...map, layout: 'network', items, placed: { n: { x: 200, y: 210 } } });
    const node = scene.nodes.find((n) => n.id === 'n');
    expect(node?.pinned).toBe(true);
    expect((node?.bounds.y ?? 0) + (node?.bounds.h ?? 0) / 2).toBeCloseTo(210, 0);
  });
});
