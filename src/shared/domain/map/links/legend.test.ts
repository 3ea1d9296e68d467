import { describe, expect, it } from 'vitest';
import { checkScene } from '../check-scene.ts';
import { buildScene } from '../scene.ts';
import { relational, themesOnly } from '../testing/studies.ts';
import type { MapInput, MapLink, MapLayout } from '../input.ts';
import type { Scene } from '../types.ts';

const notes = (scene: Scene): string[] =>
  scene.items.flatMap((i) => (i.kind === 'text' && i.role === 'note' ? [i.lines.map((l) => l.text).join(' ')] : [])); // prettier-ignore

const link = (id: string, from: string, to: string, change: Partial<MapLink> = {}): MapLink => ({
  id, from, to, words: 'opens a door', kind: 'plain', arrow: 'to', ...change,
}); // prettier-ignore

describe('the legend', () => {
  it('comes by itself when there are two kinds of line, and only then', () => {
    const one: MapInput = { ...relational, links: [link('a', 't0', 't1'), link('b', 't1', 't2')] };
    expect(notes(buildScene(one))).toEqual([]);
    const two = { ...one, links: [...one.links, link('c', 't2', 't3', { kind: 'dashed', arrow: 'both' })] };
    expect(notes(buildScene(two))).toEqual(['leads to', 'lead to each other, tentative']);
  });

  it('names the heavy lines of a network beside the others', () => {
    expect(notes(buildScene(themesOnly))).toEqual(['part of the overarching theme', 'lead to each other']);
    expect(notes(buildScene({ ...themesOnly, links: [] }))).toEqual([]);
  });

  it('takes several links between a pair, each with its words, in every form and width', () => {
    const links = [
      link('a', 't0', 't1', { words: 'makes room for' }),
      link('b', 't1', 't0', { words: 'asks for', kind: 'dashed' }),
      link('c', 't0', 't1', { words: 'meets', arrow: 'none' }),
    ];
    const forms: MapLayout[] = [
      'petals',
      'ring',
      'tree',
      'treeDown',
      'list',
      'network',
      'layers',
      'process',
      'cycle',
    ];
    for (const layout of forms) {
      for (const widthMm of [40, 84, 174, 420]) {
        const scene = buildScene({ ...relational, layout, links, widthMm });
        expect(checkScene(scene), `${layout} ${widthMm}`).toEqual([]);
        expect(scene.links.map((l) => l.words).toSorted()).toEqual(['asks for', 'makes room for', 'meets']);
        expect(notes(scene)).toEqual(
          expect.arrayContaining(['linked with', 'leads to', 'leads to, tentative']),
        );
      }
    }
  });
});
