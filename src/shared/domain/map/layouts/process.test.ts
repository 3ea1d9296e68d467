import { describe, expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { randomFrom, randomMap } from '../testing/random.ts';
import { flatFive, longLabels, relational } from '../testing/studies.ts';
import type { Scene } from '../types.ts';

const count = (scene: Scene, role: string): number => scene.items.filter((i) => i.role === role).length;

describe('a process', () => {
  it('has an arrow from each step to the next, and none from the last', () => {
    for (const study of [relational, flatFive, longLabels]) {
      const scene = buildScene({ ...study, layout: 'process' });
      const steps = scene.nodes.filter((n) => n.part === 'theme').length;
      expect(scene.layout).toBe('process');
      expect(checkScene(scene)).toEqual([]);
      expect(count(scene, 'arrow')).toBe(steps - 1);
    }
  });
});

describe('a cycle', () => {
  it('has as many arrows as steps, and the overarching theme in the middle', () => {
    const scene = buildScene({ ...relational, layout: 'cycle' });
    expect(scene.layout).toBe('cycle');
    expect(checkScene(scene)).toEqual([]);
    expect(count(scene, 'arrow')).toBe(4);
    const hub = scene.nodes.find((n) => n.part === 'hub')?.bounds;
    expect((hub?.x ?? 0) + (hub?.w ?? 0) / 2).toBeCloseTo(scene.widthPt / 2, 3);
  });

  it('hands over to a process where it cannot turn round', () => {
    const scene = buildScene({ ...randomMap(4, { hub: false, themes: 12, subs: 0, longest: 30, links: 0 }), layout: 'cycle' }); // prettier-ignore
    expect(scene.layout).toBe('process');
    expect(scene.problems[0]?.message).toContain('three to nine');
  });
});

it('processes and cycles are clean for any themes', () => {
  for (let seed = 1; seed <= 80; seed += 1) {
    const random = randomFrom(seed * 59);
    const input = {
      ...randomMap(seed, {
        hub: random() < 0.5, themes: 1 + Math.floor(random() * 12), subs: Math.floor(random() * 9), longest: [20, 50, 95][seed % 3] ?? 20, links: 2,
      }),
      layout: seed % 2 === 0 ? ('process' as const) : ('cycle' as const),
      widthMm: [60, 84, 129, 174, 240][Math.floor(random() * 5)] ?? 174,
    }; // prettier-ignore
    const scene = buildScene(input);
    if (scene.problems.every((p) => p.kind === 'layout'))
      expect(checkScene(scene), `seed ${seed}`).toEqual([]);
    expect(scene.nodes, `seed ${seed}`).toHaveLength(input.themes.length);
    expect(scene.links).toHaveLength(input.links.length);
  }
});
