import { describe, expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { randomFrom, randomMap } from '../testing/random.ts';
import { flatFive, relational, shared, sharedByTwo } from '../testing/studies.ts';
import type { MapInput } from '../input.ts';
import type { SceneItem } from '../types.ts';

describe('overlapping shapes', () => {
  it('sets each sub-theme where the themes it belongs to overlap', () => {
    const scene = buildScene(shared);
    expect(scene.layout).toBe('venn');
    expect(checkScene(scene)).toEqual([]);
    const sets = Object.fromEntries(scene.nodes.map((n) => [n.id, n.sets]));
    expect(sets['t0-0']).toEqual(['t0']);
    expect(sets['t0-2']).toEqual(['t0', 't2']);
    expect(sets['t1-1']).toEqual(['t0', 't1']);
    expect(sets['t2-2']).toEqual(['t0', 't1', 't2']);
    // A link that is said by a place is not set again under the figure.
    expect(scene.links).toHaveLength(shared.links.length);
    expect(scene.items.some((i) => i.role === 'link')).toBe(false);
  });

  it('takes a second parent as well as a link, and two themes as well as three', () => {
    const themes = sharedByTwo.themes.map((t) => (t.id === 't2-0' ? { ...t, alsoUnder: ['t0'] } : t));
    const scene = buildScene({ ...sharedByTwo, themes });
    expect(scene.nodes.find((n) => n.id === 't2-0')?.sets).toEqual(['t0', 't2']);
    expect(checkScene(scene)).toEqual([]);
  });

  it('finds a name that has left its part', () => {
    const scene = buildScene(shared);
    const moved = scene.items.map((i): SceneItem =>
      i.kind === 'text' && i.owner === 't2-2' ? { ...i, lines: i.lines.map((l) => ({ ...l, y: l.y + 60 })) } : i,
    ); // prettier-ignore
    expect(checkScene({ ...scene, items: moved }).length).toBeGreaterThan(0);
  });

  it('hands over and says why when there are not two or three themes', () => {
    for (const study of [relational, flatFive]) {
      const scene = buildScene({ ...study, layout: 'venn' });
      expect(scene.layout).toBe('tree');
      expect(scene.problems[0]?.message).toContain('two or three');
    }
  });

  it('is clean for any two or three themes', () => {
    let drawn = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomFrom(seed * 41);
      const base = randomMap(seed, { hub: random() < 0.4, themes: 2 + (seed % 2), subs: 6, longest: [20, 60, 95][seed % 3] ?? 20, links: 1 }); // prettier-ignore
      const input: MapInput = {
        ...base,
        layout: 'venn',
        widthMm: [84, 129, 174, 300][Math.floor(random() * 4)] ?? 174,
        themes: base.themes.map((t) => ({
          ...t,
          alsoUnder: ['t0', 't1', 't2'].filter(() => random() < 0.25),
        })),
      };
      const scene = buildScene(input);
      if (scene.layout === 'venn') drawn += 1;
      if (scene.problems.length === 0) expect(checkScene(scene), `seed ${seed}`).toEqual([]);
      expect(scene.nodes, `seed ${seed}`).toHaveLength(input.themes.length);
      expect(scene.links).toHaveLength(input.links.length);
    }
    expect(drawn).toBeGreaterThan(20);
  });
});
