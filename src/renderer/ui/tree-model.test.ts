import { describe, expect, it } from 'vitest';
import { dropPlace, flattenTree, isPossible, stepPlace, topmostKeys, type TreeShape } from './tree-model.ts';

interface Node {
  key: string;
  children: Node[];
}
const leaf = (key: string): Node => ({ key, children: [] });
const shape: TreeShape<Node> = {
  roots: [{ key: 'a', children: [leaf('a1'), { key: 'a2', children: [leaf('a2x')] }] }, leaf('b'), leaf('c')],
  getKey: (node) => node.key,
  getChildren: (node) => node.children,
};

describe('flattenTree', () => {
  it('leaves out what is under closed rows and counts siblings', () => {
    const rows = flattenTree(shape, new Set(['a']));
    expect(rows.map((row) => `${row.key}:${row.level}:${row.position}/${row.setSize}`)).toEqual([
      'a:1:1/3',
      'a1:2:1/2',
      'a2:2:2/2',
      'b:1:2/3',
      'c:1:3/3',
    ]);
  });
});

describe('stepPlace', () => {
  it('moves among siblings', () => {
    expect(stepPlace(shape, 'b', 'up')).toEqual({ parentKey: null, beforeKey: 'a' });
    expect(stepPlace(shape, 'b', 'down')).toEqual({ parentKey: null, beforeKey: null });
    expect(stepPlace(shape, 'a', 'down')).toEqual({ parentKey: null, beforeKey: 'c' });
    expect(stepPlace(shape, 'a', 'up')).toBeNull();
    expect(stepPlace(shape, 'c', 'down')).toBeNull();
  });
  it('moves into the row above and out after the parent', () => {
    expect(stepPlace(shape, 'b', 'in')).toEqual({ parentKey: 'a', beforeKey: null });
    expect(stepPlace(shape, 'a', 'in')).toBeNull();
    expect(stepPlace(shape, 'a1', 'out')).toEqual({ parentKey: null, beforeKey: 'b' });
    expect(stepPlace(shape, 'c', 'out')).toBeNull();
  });
});

describe('isPossible', () => {
  it('refuses a row inside itself or under its own children', () => {
    expect(isPossible(shape, ['a'], { parentKey: 'a', beforeKey: null })).toBe(false);
    expect(isPossible(shape, ['a'], { parentKey: 'a2', beforeKey: null })).toBe(false);
    expect(isPossible(shape, ['a1'], { parentKey: 'a2', beforeKey: null })).toBe(true);
    expect(isPossible(shape, ['b'], { parentKey: null, beforeKey: 'b' })).toBe(false);
    expect(isPossible(shape, ['b'], { parentKey: 'gone', beforeKey: null })).toBe(false);
  });
});

describe('topmostKeys', () => {
  it('keeps tree order and drops rows inside chosen rows', () => {
    expect(topmostKeys(shape, new Set(['c', 'a2x', 'a']))).toEqual(['a', 'c']);
  });
});

describe('dropPlace', () => {
  const rows = flattenTree(shape, new Set(['a']));
  const row = (key: string) => rows.find((candidate) => candidate.key === key) as (typeof rows)[number];
  it('reads quarters of the row', () => {
    expect(dropPlace(rows, row('b'), 0.1)).toEqual({ parentKey: null, beforeKey: 'b', side: 'before' });
    expect(dropPlace(rows, row('b'), 0.5)).toEqual({ parentKey: 'b', beforeKey: null, side: 'inside' });
    expect(dropPlace(rows, row('b'), 0.9)).toEqual({ parentKey: null, beforeKey: 'c', side: 'after' });
    expect(dropPlace(rows, row('c'), 0.9)).toEqual({ parentKey: null, beforeKey: null, side: 'after' });
  });
  it('takes the lower quarter of an open row as its first child', () => {
    expect(dropPlace(rows, row('a'), 0.9)).toEqual({ parentKey: 'a', beforeKey: 'a1', side: 'inside' });
  });
});
