import { describe, expect, it } from 'vitest';
import {
  buildScene,
  checkScene,
  type DrawnLayout,
  type MapInput,
  type Scene,
} from '../../../shared/domain/map/index.ts';
import { movesOf } from './moves.ts';
import { neighbour, nudged } from './walk.ts';

const theme = (id: string, parentId: string | null, level: number, position: number) => ({
  id,
  parentId,
  level,
  position,
  name: `Name of ${id}`,
});
const input = (layout: DrawnLayout, placed: MapInput['placed'] = {}): MapInput => ({
  levels: ['overarching theme', 'theme', 'sub-theme'],
  themes: [
    theme('hub', null, 0, 0),
    ...['a', 'b', 'c', 'd'].flatMap((t, i) => [
      theme(t, 'hub', 1, i),
      theme(`${t}1`, t, 2, 0),
      theme(`${t}2`, t, 2, 1),
    ]),
  ],
  links: [],
  hidden: [],
  placed,
  layout,
  widthMm: 174,
  palette: 'colour',
});
const scene = (layout: DrawnLayout, placed?: MapInput['placed']) => buildScene(input(layout, placed));

describe('walking the figure', () => {
  it('reaches every part by arrows from the first one, in every form', () => {
    for (const form of ['petals', 'ring', 'tree', 'treeDown', 'list', 'network'] as const) {
      const figure = scene(form);
      const seen = new Set<string>();
      const open = [neighbour(figure, null, 'down') ?? ''];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (seen.has(id)) continue;
        seen.add(id);
        for (const way of ['left', 'right', 'up', 'down'] as const) {
          const next = neighbour(figure, id, way);
          if (next !== null) open.push(next);
        }
      }
      expect([form, seen.size]).toEqual([form, figure.nodes.length]);
    }
  });

  it('goes from a theme into its list and out again', () => {
    const figure = scene('petals');
    expect(neighbour(figure, 'a', 'down')).toBe('a1');
    expect(neighbour(figure, 'a1', 'up')).toBe('a');
  });
});

describe('moving by keys', () => {
  it('moves a little where places are free, and changes places where they are not', () => {
    const tree = scene('tree');
    const at = tree.nodes.find((n) => n.id === 'b')?.bounds;
    expect(nudged(tree, 'b', 'down')?.y).toBeCloseTo((at?.y ?? 0) + (at?.h ?? 0) / 2 + 5.67, 1);
    const petals = scene('petals');
    const to = nudged(petals, 'a', 'right');
    const after = scene('petals', to ? { a: to } : {});
    const leftOf = (figure: Scene, id: string) => figure.nodes.find((n) => n.id === id)?.bounds.x ?? 0;
    expect(leftOf(after, 'a')).toBeGreaterThan(leftOf(petals, 'a') + 100);
    expect(after.nodes.find((n) => n.id === 'a')?.pinned).toBe(true);
    expect(checkScene(after)).toEqual([]);
    expect(nudged(petals, 'a1', 'right')).toBeNull();
  });
});

describe('going from one form to another', () => {
  it('brings each name from where it stood, and stays still where nothing changed', () => {
    expect(movesOf(scene('petals'), scene('petals'))).toEqual([]);
    const [was, now] = [scene('petals'), scene('tree')];
    const moves = movesOf(was, now);
    const names = now.items.flatMap((item, i) => (item.kind === 'text' && item.owner !== null ? [i] : []));
    for (const i of names) {
      const move = moves.find((m) => m.index === i);
      if (move) expect(move.from).toMatchObject({ opacity: 1 });
    }
    expect(moves.filter((m) => names.includes(m.index)).length).toBeGreaterThan(names.length / 2);
  });

  it('lets words on a curve and lines come where they stand, and shapes from where they stood', () => {
    const now = scene('ring');
    const moves = movesOf(scene('petals'), now);
    const fromOf = (i: number) => moves.find((m) => m.index === i)?.from;
    const of = (is: (item: Scene['items'][number]) => boolean) =>
      now.items.flatMap((item, i) => (item.owner !== null && is(item) ? [fromOf(i)] : []));
    const appears = { transform: 'none', opacity: 0 };
    const curved = of((item) => item.kind === 'arc-text');
    expect(curved.length).toBeGreaterThan(0);
    for (const from of curved) expect(from).toEqual(appears);
    for (const from of of((item) => item.kind === 'line')) expect(from).toEqual(appears);
    for (const from of of((item) => item.role === 'theme' && item.kind === 'path' && Boolean(item.fill)))
      expect(from).toMatchObject({ opacity: 1 });
  });
});
