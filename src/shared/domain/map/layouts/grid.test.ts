import { describe, expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { randomFrom, randomMap } from '../testing/random.ts';
import { relational, twoGroups } from '../testing/studies.ts';
import type { MapInput } from '../input.ts';
import type { Scene } from '../types.ts';

const texts = (scene: Scene): string[] =>
  scene.items.flatMap((i) => (i.kind === 'text' ? [i.lines.map((l) => l.text).join(' ')] : []));

describe('the grid under headings', () => {
  it('sets 28 long themes under four questions, in a column for each combination of groups', () => {
    const scene = buildScene(twoGroups);
    expect(scene.layout).toBe('grid');
    expect(checkScene(scene)).toEqual([]);
    const badges = texts(scene).filter((t) => /^(AB|A|B)$/u.test(t));
    // Nine from both, nine from A, ten from B, and one badge at the head of each column.
    expect(['AB', 'A', 'B'].map((l) => badges.filter((b) => b === l).length)).toEqual([10, 10, 11]);
    expect(texts(scene)).toContain('Both groups');
    expect(texts(scene).filter((t) => t === 'none')).toHaveLength(1);
    const lefts = new Set(scene.nodes.filter((n) => n.part === 'sub').map((n) => Math.round(n.bounds.x)));
    expect(lefts.size).toBe(3);
  });

  it('stands under headings alone where no groups are marked, and says what it needs without them', () => {
    const headings = [
      { id: 'q1', name: 'What helps?', themeIds: ['t0', 't1'] },
      { id: 'q2', name: 'What gets in the way?', themeIds: ['t1', 't2'] },
    ];
    const scene = buildScene({ ...relational, layout: 'grid', headings });
    expect(scene.layout).toBe('grid');
    expect(checkScene(scene)).toEqual([]);
    expect(texts(scene)).toEqual(expect.arrayContaining(['What helps?', 'What gets in the way?', 'Opening']));
    // a theme under both is drawn once and named again
    expect(texts(scene).filter((t) => t.endsWith('(as above)'))).toHaveLength(1);
    expect(scene.nodes.filter((n) => n.id === 't1')).toHaveLength(1);
    const bare = buildScene({ ...relational, layout: 'grid' });
    expect(bare.problems[0]?.message).toMatch(/headings such as research questions/u);
  });

  it('changes the places of two columns when a theme of one is dropped on the other', () => {
    const middle = (s: Scene, id: string): number => {
      const b = s.nodes.find((n) => n.id === id)?.bounds;
      return (b?.x ?? 0) + (b?.w ?? 0) / 2;
    };
    const before = buildScene(twoGroups);
    const subs = before.nodes.filter((n) => n.part === 'sub');
    const left = subs.find((n) => n.bounds.x < 2)?.id ?? '';
    const right = subs.find((n) => n.bounds.x > before.widthPt / 2)?.id ?? '';
    const placed = { [left]: { x: middle(before, right), y: 100 } };
    const after = buildScene({ ...twoGroups, placed });
    expect(middle(after, left)).toBeCloseTo(middle(before, right), 1);
    expect(middle(after, right)).toBeCloseTo(middle(before, left), 1);
    expect(after.nodes.filter((n) => n.pinned).map((n) => n.id)).toEqual([left]);
    expect(checkScene(after)).toEqual([]);
  });

  it('takes headings that are no themes, and opens with what none of them names', () => {
    const marked = relational.themes.map((t, i) => ({ ...t, groups: i % 2 === 0 ? ['A'] : ['B'] }));
    const scene = buildScene({
      ...relational,
      layout: 'grid',
      themes: marked,
      groupKey: twoGroups.groupKey,
      headings: [{ id: 'q1', name: 'What helps?', themeIds: ['t0', 't2-1'] }],
    });
    expect(checkScene(scene)).toEqual([]);
    expect(texts(scene)).toEqual(expect.arrayContaining(['Opening', 'What helps?', 'Relational Practice']));
    expect(scene.nodes).toHaveLength(relational.themes.length);
    const y = (id: string): number => scene.nodes.find((n) => n.id === id)?.bounds.y ?? 0;
    expect(y('t0-5')).toBeGreaterThan(y('t2-0'));
    expect(y('t2-1')).toBeGreaterThan(y('t2-0'));
  });

  it('hands over to the list where nothing is marked or the figure is narrow, and says so', () => {
    const unmarked = buildScene({ ...relational, layout: 'grid' });
    expect(unmarked.layout).toBe('list');
    expect(unmarked.problems[0]?.message).toContain('groups');
    expect(buildScene({ ...twoGroups, widthMm: 84 }).layout).toBe('list');
  });

  it('is clean for any themes, marks and headings', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomFrom(seed * 31);
      const base = randomMap(seed, {
        hub: random() < 0.5, themes: 1 + Math.floor(random() * 9), subs: 12, longest: 95, links: 2,
      }); // prettier-ignore
      const input: MapInput = {
        ...base,
        layout: 'grid',
        widthMm: random() < 0.5 ? 174 : 300,
        groupKey: twoGroups.groupKey,
        themes: base.themes.map((t) => ({ ...t, groups: ['A', 'B'].filter(() => random() < 0.6) })),
      };
      const scene = buildScene(input);
      if (scene.problems.length === 0) expect(checkScene(scene), `seed ${seed}`).toEqual([]);
      expect(scene.nodes, `seed ${seed}`).toHaveLength(input.themes.length);
      expect(scene.links).toHaveLength(input.links.length);
    }
  });
});
