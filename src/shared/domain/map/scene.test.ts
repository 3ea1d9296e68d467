import { describe, expect, it } from 'vitest';
import { longDescription } from './alt-text.ts';
import { checkScene } from './check-scene.ts';
import { preflight } from './preflight.ts';
import { buildScene } from './scene.ts';
import { randomFrom, randomMap } from './testing/random.ts';
import { flatFive, longLabels, relational, twoGroups } from './testing/studies.ts';
import { styleFor } from './style.ts';
import { mapLayouts, type MapInput } from './input.ts';
import type { Scene, SceneItem } from './types.ts';

const WIDTHS = [40, 60, 84, 100, 129, 150, 174, 190, 240, 300, 420, 1200];

const printed = (scene: Scene): string =>
  scene.items
    .flatMap((i: SceneItem) => {
      if (i.kind === 'text') return i.lines.map((l) => l.text);
      return i.kind === 'arc-text' ? [i.text] : [];
    })
    .join('')
    .replaceAll(/\s/gu, '');

describe('choosing a layout', () => {
  it('follows the structure of the themes', () => {
    expect(buildScene(relational).layout).toBe('petals');
    expect(buildScene(flatFive).layout).toBe('list');
    expect(buildScene(longLabels).layout).toBe('tree');
    expect(buildScene(randomMap(3, { hub: true, themes: 7, subs: 3, longest: 20, links: 0 })).layout).toBe(
      'ring',
    );
    expect(buildScene(randomMap(3, { hub: true, themes: 11, subs: 3, longest: 20, links: 0 })).layout).toBe(
      'tree',
    );
  });

  it('says so when the asked layout cannot hold the themes', () => {
    const scene = buildScene({ ...longLabels, layout: 'ring' });
    expect(scene.layout).toBe('petals');
    expect(scene.problems.map((p) => p.kind)).toEqual(['layout']);
  });

  it('draws an empty map as a sentence', () => {
    const scene = buildScene({ ...relational, themes: [] });
    expect(scene.nodes).toEqual([]);
    expect(scene.problems[0]?.kind).toBe('empty');
  });
});

describe('the figures of the founding structures', () => {
  for (const [name, study] of Object.entries({ relational, flatFive, longLabels, twoGroups })) {
    for (const layout of mapLayouts) {
      it(`${name} as ${layout} is clean at every width, in colour and grey`, () => {
        for (const widthMm of WIDTHS) {
          const scene = buildScene({ ...study, layout, widthMm });
          expect(checkScene(scene), `${widthMm} mm`).toEqual([]);
          const grey = buildScene({ ...study, layout, widthMm, palette: 'grey' });
          expect(grey.nodes.map((n) => n.bounds)).toEqual(scene.nodes.map((n) => n.bounds));
        }
      });
    }
  }

  it('prints at the exact width asked for', () => {
    for (const widthMm of WIDTHS) {
      expect(buildScene({ ...relational, widthMm }).widthPt).toBeCloseTo((widthMm * 72) / 25.4, 3);
    }
  });
});

/** The promise to any study: clean, every word printed, or said so. */
function holds(input: MapInput, note: string): void {
  const scene = buildScene(input);
  const faults = checkScene(scene);
  expect(
    faults.length === 0 || scene.problems.length > 0,
    `${note}: ${JSON.stringify(faults.slice(0, 2))}`,
  ).toBe(true);
  const text = printed(scene);
  for (const node of scene.nodes) expect(text, note).toContain(node.name.replaceAll(/\s/gu, ''));
  expect(scene.nodes.length, note).toBe(input.themes.length);
  expect(scene.links.length, note).toBe(input.links.length);
}

describe('any study', () => {
  it('makes a clean figure of seeded random themes', () => {
    for (let seed = 1; seed <= 250; seed += 1) {
      const random = randomFrom(seed * 7919);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const input = randomMap(seed, {
        hub: random() < 0.65,
        themes: 1 + Math.floor(random() * 12),
        subs: Math.floor(random() * 13),
        longest: pick([12, 30, 60, 95]),
        links: random() < 0.4 ? Math.floor(random() * 6) : 0,
      });
      holds({ ...input, widthMm: pick(WIDTHS), layout: pick(mapLayouts) }, `seed ${seed}`);
    }
  });

  it('takes lists of one and of twelve, a centre without a name, words from right to left, numbers, emoji and codes', () => {
    const level = ['overarching theme', 'theme', 'sub-theme', 'code'];
    const map = (names: readonly string[], subs: readonly number[], more: MapInput['themes'] = []): MapInput => ({
      ...relational,
      levels: level,
      themes: [
        { id: 'hub', parentId: null, level: 0, name: names[0] ?? '', position: 0 },
        ...subs.flatMap((count, i) => [
          { id: `t${i}`, parentId: 'hub', level: 1, name: names[i + 1] ?? `Theme ${i + 1}`, position: i },
          ...Array.from({ length: count }, (_, j) => ({ id: `t${i}-${j}`, parentId: `t${i}`, level: 2, name: names[(i + j + 1) % names.length] ?? 'one', position: j })),
        ]),
        ...more,
      ],
    }); // prettier-ignore
    const code = (id: string, parentId: string) => ({ id, parentId, level: 3, name: `says ${id}`, position: 9, isCode: true }); // prettier-ignore
    const maps = {
      unequal: map(['What waiting does', 'Alone', 'In company', 'In between'], [1, 12, 2]),
      nameless: map(['', 'Alone', 'In company'], [1, 2, 0, 1]),
      rightToLeft: map(['עבודה משותפת', 'ידע', 'לדעת את הדרך 12', 'זמן'], [2, 3, 1]),
      signs: map(['2024–2026', '1. First', '🌱 12 %', '100', '#1'], [3, 1, 2, 1]),
      codes: map(['Keeping on', 'Known', 'In time'], [2, 1, 3], [code('a', 't0-0'), code('b', 't1'), code('c', 'hub')]),
    }; // prettier-ignore
    for (const [name, input] of Object.entries(maps)) {
      for (const layout of mapLayouts) {
        for (const widthMm of [84, 174]) holds({ ...input, layout, widthMm }, `${name} ${layout} ${widthMm}`);
      }
    }
  });

  it('draws links on flat lists, processes, cycles and rings, where there is room for their words', () => {
    const share = { kind: 'plain', arrow: 'to' } as const;
    const links = [
      { id: 'a', from: 't0', to: 't1', words: 'comes before', ...share },
      { id: 'b', from: 't1', to: 't4', words: 'opens the way to', ...share },
      { id: 'c', from: 't2', to: 't4', words: 'pulls against', ...share },
    ];
    for (const [layout, least] of [['list', 3], ['process', 2], ['cycle', 2]] as const) {
      const scene = buildScene({ ...flatFive, layout, links });
      const foot = Math.max(...scene.nodes.map((n) => n.bounds.y + n.bounds.h));
      expect(scene.links.filter((l) => l.bounds.y < foot).length, layout).toBeGreaterThanOrEqual(least);
      expect(checkScene(scene), layout).toEqual([]);
    } // prettier-ignore
  });

  it('stays clean whatever is placed by hand where a place chooses the order', () => {
    const ordered = ['list', 'layers', 'venn', 'process', 'cycle', 'treeDown'] as const;
    for (let seed = 1; seed <= 80; seed += 1) {
      const random = randomFrom(seed * 104_729);
      const themes = 2 + Math.floor(random() * 7);
      const input = randomMap(seed, { hub: true, themes, subs: 6, longest: 40, links: 3 });
      const placed = Object.fromEntries(
        Array.from({ length: 3 }, (_, i) => [`t${i}`, { x: random() * 600 - 50, y: random() * 400 - 50 }]),
      );
      for (const layout of ['petals', 'ring', ordered[seed % 6] ?? 'list'] as const) {
        holds({ ...input, layout, placed, widthMm: random() < 0.5 ? 84 : 174 }, `seed ${seed} ${layout}`);
      }
    }
  });

  it('changes places with the theme a step was dropped on', () => {
    const input = randomMap(4, { hub: false, themes: 4, subs: 0, longest: 12, links: 0 });
    const spotOf = (map: MapInput, id: string) => buildScene(map).nodes.find((n) => n.id === id);
    const plain = { ...input, layout: 'process' as const };
    const goal = spotOf(plain, 't2')?.bounds;
    const placed = { t0: { x: (goal?.x ?? 0) + (goal?.w ?? 0) / 2, y: (goal?.y ?? 0) + (goal?.h ?? 0) / 2 } };
    expect(spotOf({ ...plain, placed }, 't0')).toMatchObject({ pinned: true, movable: true });
    expect(buildScene({ ...plain, placed }).nodes.map((n) => n.id)).toEqual(['t2', 't1', 't0', 't3']);
  });

  it('draws a tree from the top down where the width has a column for each theme', () => {
    const scene = buildScene({ ...relational, layout: 'treeDown' });
    expect(scene.layout).toBe('treeDown');
    const tops = scene.nodes.filter((n) => n.part === 'theme').map((n) => n.bounds.y);
    expect(new Set(tops).size).toBe(1);
    expect(scene.nodes.find((n) => n.part === 'hub')?.bounds.y).toBeLessThan(tops[0] ?? 0);
    const many = randomMap(2, { hub: true, themes: 9, subs: 3, longest: 30, links: 0 });
    const handed = buildScene({ ...many, layout: 'treeDown' });
    expect(handed.layout).toBe('tree');
    expect(handed.problems[0]?.kind).toBe('layout');
  });

  it('draws links between neighbours of a tree on the tree itself', () => {
    const link = { from: 't1', to: 't2', words: 'opens the door', kind: 'plain', arrow: 'to' } as const;
    const scene = buildScene({
      ...relational,
      layout: 'tree',
      links: [
        { ...link, id: 'near' },
        { ...link, id: 'far', to: 't3' },
      ],
    });
    expect(checkScene(scene)).toEqual([]);
    const [near, far] = scene.links.map((l) => l.bounds);
    const last = scene.nodes.find((n) => n.id === 't3')?.bounds;
    expect(near?.y).toBeLessThan(last?.y ?? 0);
    expect(far?.y).toBeGreaterThan(last?.y ?? 0);
  });

  it('keeps one unbreakable word of 95 letters inside its shape, and says so', () => {
    const scene = buildScene({
      ...relational,
      widthMm: 84,
      themes: relational.themes.map((t) => (t.id === 't1-0' ? { ...t, name: 'm'.repeat(95) } : t)),
    });
    expect(checkScene(scene)).toEqual([]);
    expect(scene.problems.map((p) => p.kind)).toContain('overflow');
  });

  it('takes deeper levels, several roots and themes without a parent', () => {
    const themes = [
      ...relational.themes,
      { id: 'deep', parentId: 't0-1', level: 3, name: 'A code under a sub-theme', position: 0 },
      { id: 'lost', parentId: 'gone', level: 1, name: 'A theme on its own', position: 9 },
    ];
    const scene = buildScene({ ...relational, themes });
    expect(scene.layout).toBe('tree');
    expect(checkScene(scene)).toEqual([]);
    expect(scene.nodes.map((n) => n.id)).toContain('deep');
  });

  it('leaves out what is hidden or set aside, with everything under it', () => {
    const themes = relational.themes.map((t) => (t.id === 't1' ? { ...t, status: 'setAside' } : t));
    const scene = buildScene({ ...relational, themes, hidden: ['t2', 't0-0'] });
    const ids = scene.nodes.map((n) => n.id);
    expect(ids).not.toContain('t1-0');
    expect(ids).not.toContain('t2');
    expect(ids).not.toContain('t0-0');
    expect(ids).toContain('t0-1');
  });
});

const at = (scene: Scene, id: string) => {
  const b = scene.nodes.find((n) => n.id === id)?.bounds;
  if (!b) throw new Error(`no ${id}`);
  return { x: b.x + b.w / 2, y: b.y + b.h / 2 };
};

const edges = (input: MapInput) =>
  buildScene(input)
    .nodes.filter((n) => n.part === 'theme')
    .map((n) => n.edge);

describe('colours', () => {
  it('keeps a theme its own colour and gives the others what is left', () => {
    const themes = relational.themes.map((t) => (t.id === 't2' ? { ...t, hue: 245 } : t));
    const [first] = edges(relational);
    const own = edges({ ...relational, themes });
    expect(own[2]).toBe(first);
    expect(new Set(own).size).toBe(4);
  });
});

describe('placing by hand', () => {
  it('swaps petals when a panel is dropped on another', () => {
    const before = buildScene(relational);
    const after = buildScene({ ...relational, placed: { t0: at(before, 't3') } });
    expect(at(after, 't0').x).toBeGreaterThan(after.widthPt / 2);
    expect(at(after, 't0').y).toBeGreaterThan(at(after, 't2').y);
    expect(at(after, 't3').x).toBeLessThan(after.widthPt / 2);
    expect(after.nodes.filter((n) => n.pinned).map((n) => n.id)).toEqual(['t0']);
    expect(checkScene(after)).toEqual([]);
  });

  it('swaps segments of a ring', () => {
    const input: MapInput = { ...relational, layout: 'ring' };
    const before = buildScene(input);
    const after = buildScene({ ...input, placed: { t0: at(before, 't2') } });
    expect(Math.sign(at(after, 't0').x - after.widthPt / 2)).toBe(1);
    expect(checkScene(after)).toEqual([]);
  });

  it('puts a tree node where it was dropped and leaves the others alone', () => {
    const input: MapInput = { ...relational, layout: 'tree' };
    const before = buildScene(input);
    const after = buildScene({ ...input, placed: { t3: { x: 180, y: 330 } } });
    expect(at(after, 't3').x).toBeCloseTo(180, 1);
    expect(at(after, 't3').y).toBeCloseTo(330, 1);
    expect(at(after, 't0')).toEqual(at(before, 't0'));
  });
});

describe('sizes by people', () => {
  it('thicken outlines within limits, stay clean in every form and width, and are said wherever the figure goes', () => {
    for (const [n, layout] of mapLayouts.entries()) {
      for (const widthMm of [40, 84, 174, 420]) {
        const study = [relational, flatFive, longLabels, twoGroups][(n + widthMm) % 4] ?? relational;
        const people = Object.fromEntries(study.themes.map((t, i) => [t.id, (i * 7) % 12]));
        const input = { ...study, layout, widthMm };
        const scene = buildScene({ ...input, people });
        expect(checkScene(scene), `${layout} ${widthMm}`).toEqual([]);
        expect(scene.widthPt).toBeCloseTo((widthMm * 72) / 25.4, 3);
        expect(buildScene(input).sized).toBeUndefined();
        const widths = scene.items.flatMap((i) => (i.role === 'theme' && 'strokeWidth' in i && i.stroke !== null ? [i.strokeWidth] : [])); // prettier-ignore
        const scale = styleFor(widthMm, 'colour').scale;
        expect(Math.max(0, ...widths) / scale).toBeLessThanOrEqual(3.26);
        const lines = preflight(scene, { alt: 'A map.', description: 'A map.' });
        const line = lines.find((l) => l.id === 'people');
        if (widths.length === 0) expect(line?.level).toBe('amber');
        else {
          expect(line?.message).toMatch(/thicker its outline|Outlines stand for/u);
          expect(longDescription(scene)).toMatch(/thicker its outline|Outlines stand for/u);
          expect(printed(scene)).toMatch(/(person|people)behindthetheme/u);
        }
      }
    }
  });
});
