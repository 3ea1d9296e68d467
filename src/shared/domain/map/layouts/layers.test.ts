import { describe, expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { randomFrom, randomMap } from '../testing/random.ts';
import { flatFive, relational } from '../testing/studies.ts';

describe('layers', () => {
  it('sets each layer round the one before, the overarching theme in the core', () => {
    const scene = buildScene({ ...relational, layout: 'layers' });
    expect(scene.layout).toBe('layers');
    expect(checkScene(scene)).toEqual([]);
    const boxes = scene.nodes.filter((n) => n.part !== 'sub').map((n) => n.bounds);
    for (const [i, inner] of boxes.slice(0, -1).entries()) {
      const outer = boxes[i + 1];
      expect(outer?.x).toBeLessThan(inner.x);
      expect(outer?.y).toBeLessThan(inner.y);
      expect((outer?.y ?? 0) + (outer?.h ?? 0)).toBeGreaterThan(inner.y + inner.h);
    }
    expect(scene.nodes[0]?.id).toBe('hub');
  });

  it('draws the core first for flat themes too, in colour and grey alike', () => {
    const scene = buildScene({ ...flatFive, layout: 'layers' });
    expect(checkScene(scene)).toEqual([]);
    const grey = buildScene({ ...flatFive, layout: 'layers', palette: 'grey' });
    expect(grey.nodes.map((n) => n.bounds)).toEqual(scene.nodes.map((n) => n.bounds));
  });

  it('is clean for any themes, or hands over and says so', () => {
    let drawn = 0;
    for (let seed = 1; seed <= 80; seed += 1) {
      const random = randomFrom(seed * 97);
      const input = {
        ...randomMap(seed, {
          hub: random() < 0.5, themes: 1 + Math.floor(random() * 8), subs: Math.floor(random() * 7), longest: [20, 50, 95][seed % 3] ?? 20, links: 2,
        }),
        layout: 'layers' as const,
        widthMm: [84, 129, 174, 240][Math.floor(random() * 4)] ?? 174,
      }; // prettier-ignore
      const scene = buildScene(input);
      if (scene.layout === 'layers') drawn += 1;
      else expect(scene.problems.map((p) => p.kind)).toContain('layout');
      if (scene.problems.length === 0) expect(checkScene(scene), `seed ${seed}`).toEqual([]);
      expect(scene.nodes, `seed ${seed}`).toHaveLength(input.themes.length);
      expect(scene.links).toHaveLength(input.links.length);
    }
    expect(drawn).toBeGreaterThan(25);
  });
});
