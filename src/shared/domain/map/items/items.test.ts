import { describe, expect, it } from 'vitest';
import { longDescription } from '../alt-text.ts';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { label, randomFrom, randomMap } from '../testing/random.ts';
import type { MapInput, MapItem, MapLayout } from '../types.ts';

const LAYOUTS: readonly MapLayout[] = [
  'auto',
  'petals',
  'ring',
  'tree',
  'list',
  'network',
  'layers',
  'venn',
  'process',
  'cycle',
  'treeDown',
];

/** A random map with notes, quotes and groups, links of every weight, of three ends, and to notes. */
function withItems(seed: number, most: number): MapInput {
  const random = randomFrom(seed);
  const themes = 2 + Math.floor(random() * Math.min(10, most));
  const map = randomMap(seed, {
    hub: random() < 0.5,
    themes,
    subs: Math.floor(most / 12),
    longest: 95,
    links: 4,
  });
  const any = (): string => map.themes[Math.floor(random() * map.themes.length)]?.id ?? 't0';
  const items = Array.from({ length: 1 + Math.floor(random() * 7) }, (_, i): MapItem => {
    const kind = (['note', 'quote', 'group'] as const)[Math.floor(random() * 3)] ?? 'note';
    const text = label(random, kind === 'group' ? 30 : 95);
    const about = random() < 0.6 ? any() : null;
    return kind === 'group'
      ? { id: `g${i}`, kind, text, members: [any(), any()] }
      : { id: `i${i}`, kind, text, aboutId: about, attribution: kind === 'quote' ? 'P7, #7:159' : undefined };
  });
  const loose = items.filter((i) => i.kind !== 'group');
  const links = map.links.map((l, i) => ({
    ...l,
    weight: 1 + Math.floor(random() * 3),
    also: i === 0 ? [any()].filter((id) => id !== l.from && id !== l.to) : [],
    from: i === 1 ? (loose[0]?.id ?? l.from) : l.from,
  }));
  const placed = Object.fromEntries(
    loose.slice(0, 1).map((i) => [i.id, { x: random() * 490, y: random() * 300 }]),
  );
  return { ...map, items, links, placed };
}

describe('notes, quotes and groups on a figure', () => {
  it('stand on nothing and nothing stands on them, in every layout, up to 120 nodes', () => {
    for (let seed = 1; seed <= 44; seed += 1) {
      const map = withItems(seed, seed % 11 === 0 ? 120 : 12 + (seed % 30));
      const layout = LAYOUTS[seed % LAYOUTS.length] ?? 'auto';
      const widthMm = [84, 129, 174, 240][seed % 4] ?? 174;
      const bare = checkScene(
        buildScene({ ...map, items: [], links: map.links.map((l) => ({ ...l, also: [] })), layout, widthMm }),
      );
      const scene = buildScene({ ...map, layout, widthMm });
      const faults = checkScene(scene).filter(
        (f) => f.kind !== 'outside' || scene.problems.every((p) => p.kind !== 'overflow'),
      );
      if (bare.length > 0) continue;
      expect({ seed, layout, widthMm, faults }).toEqual({ seed, layout, widthMm, faults: [] });
      for (const item of map.items ?? [])
        if (item.kind !== 'group' || item.members?.some((m) => scene.nodes.some((n) => n.id === m)))
          expect(scene.nodes.map((n) => n.id)).toContain(item.id);
    }
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
    expect(said).toContain(`Group With staff: ${name('t0')} and ${name('t2')}.`);
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
