import { describe, expect, it } from 'vitest';
import { createSameNodes } from './same-nodes.ts';

interface Item {
  id: string;
  name: string;
  people: ReadonlySet<number>;
  children: readonly Item[];
}
const item = (id: string, name: string, people: number[] = [], children: Item[] = []): Item => ({
  id,
  name,
  people: new Set(people),
  children,
});

describe('a tree made anew', () => {
  it('has the same objects where it says the same, and others on the way to what changed', () => {
    const same = createSameNodes<Item>();
    const tree = (name: string, people: number[]) => [
      item('a', 'A', [1, 2], [item('a1', 'A1', [1]), item('a2', name, people)]),
      item('b', 'B', [], [item('b1', 'B1')]),
    ];
    const first = same(tree('A2', [2]));
    expect(same(tree('A2', [2]))).toBe(first);
    const second = same(tree('A two', [2]));
    expect(second).toEqual(tree('A two', [2]));
    expect(second[1]).toBe(first[1]);
    expect(second[0]?.children[0]).toBe(first[0]?.children[0]);
    expect(second[0]).not.toBe(first[0]);
    const third = same(tree('A two', [2, 3]));
    expect(third[0]?.children[1]?.people).toEqual(new Set([2, 3]));
  });

  it('follows what moves, comes and goes', () => {
    const same = createSameNodes<Item>();
    const first = same([item('a', 'A', [], [item('x', 'X')]), item('b', 'B')]);
    const moved = same([item('b', 'B', [], [item('x', 'X')]), item('a', 'A')]);
    expect(moved[0]?.children[0]).toBe(first[0]?.children[0]);
    expect(moved[1]?.children).toEqual([]);
    expect(same([])).toEqual([]);
  });
});
