import { expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { flatFive, relational } from '../testing/studies.ts';
import { inOrderOfReading } from './ring-shape.ts';

it('sets words on a curve in the order they are seen, whichever way they are written', () => {
  const seen = (text: string): string => inOrderOfReading(text).join('');
  expect(seen('Trust')).toBe('Trust');
  expect(seen('אב גד')).toBe('דג בא');
  expect(seen('אב 12 גד')).toBe('דג 12 בא');
  expect(seen('Trust אב גד again')).toBe('Trust דג בא again');
});

it('keeps the words of links off the edge of the ring', () => {
  const ends = ['t0', 't1', 't2', 't3'];
  const pairs = ends.flatMap((from) => ends.filter((to) => to !== from).map((to) => ({ from, to })));
  const hub = { id: 'hub', parentId: null, level: 0, name: 'Making do together', position: 0 };
  const bare = flatFive.themes.slice(0, 4).map((t) => ({ ...t, parentId: 'hub', level: 1 }));
  for (const themes of [relational.themes, [hub, ...bare]]) {
    for (const { from, to } of pairs) {
      const rest = ends.filter((id) => id !== from && id !== to);
      const links = [
        { id: 'a', from, to, words: 'opens the door to', kind: 'plain', arrow: 'both' },
        { id: 'b', from: rest[0] ?? '', to: rest[1] ?? '', words: 'wears away', kind: 'dashed', arrow: 'to', weight: 3 },
      ] as const; // prettier-ignore
      expect(checkScene(buildScene({ ...relational, themes, links, layout: 'ring' }))).toEqual([]);
    }
  }
});
