// Trees made anew from answers, of which most says what it said before.
import { useMemo, useState } from 'react';

interface Node<N> {
  readonly id: string;
  readonly children: readonly N[];
}

const isSameSet = (a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean => {
  if (a.size !== b.size) return false;
  for (const one of a) if (!b.has(one)) return false;
  return true;
};
const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (a instanceof Set && b instanceof Set && isSameSet(a, b));

/** Whether two nodes say the same; their children, which may be others by now, are compared by themselves. */
function isAlike<N extends Node<N>>(a: N, b: N, children: readonly N[]): boolean {
  const keys = Object.keys(b) as (keyof N)[];
  return (
    a.children.length === children.length &&
    a.children.every((child, at) => child === children[at]) &&
    keys.length === Object.keys(a).length &&
    keys.every((key) => key === 'children' || isSame(a[key], b[key]))
  );
}

/** Remembers the tree it gave last, and gives of the next every node that says the same as the very same object. */
export function createSameNodes<N extends Node<N>>(): (roots: readonly N[]) => readonly N[] {
  let known = new Map<string, N>();
  let last: readonly N[] = [];
  return (roots) => {
    const next = new Map<string, N>();
    const visit = (node: N): N => {
      const children = node.children.map(visit);
      const before = known.get(node.id);
      const isKept = before !== undefined && isAlike(before, node, children);
      const kept = isKept
        ? before
        : children.every((child, at) => child === node.children[at])
          ? node
          : { ...node, children };
      next.set(node.id, kept);
      return kept;
    };
    const given = roots.map(visit);
    known = next;
    if (given.length !== last.length || given.some((node, at) => node !== last[at])) last = given;
    return last;
  };
}

/** The tree with every node that says the same as at the drawing before as the very same object: its row is not drawn again. */
export function useSameNodes<N extends Node<N>>(roots: readonly N[]): readonly N[] {
  const [same] = useState(() => createSameNodes<N>());
  return useMemo(() => same(roots), [same, roots]);
}
