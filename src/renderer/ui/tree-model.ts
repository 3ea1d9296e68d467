// A tree as rows: what is shown, and where a move would land. Pure, so that it can be tested by itself.

export interface TreeShape<T> {
  roots: readonly T[];
  getKey(item: T): string;
  getChildren(item: T): readonly T[];
}

export interface TreeRow<T> {
  key: string;
  item: T;
  /** 1 for the roots. */
  level: number;
  parentKey: string | null;
  /** 1-based place among its siblings, and how many there are. */
  position: number;
  setSize: number;
  hasChildren: boolean;
  isExpanded: boolean;
}

/** Where something goes: under `parentKey` (null: at the top), before `beforeKey` (null: last). */
export interface TreePlace {
  parentKey: string | null;
  beforeKey: string | null;
}

/** The rows in view order; children of rows not in `expanded` are left out. */
export function flattenTree<T>(shape: TreeShape<T>, expanded: ReadonlySet<string> | 'all'): TreeRow<T>[] {
  const rows: TreeRow<T>[] = [];
  function visit(items: readonly T[], level: number, parentKey: string | null) {
    items.forEach((item, at) => {
      const key = shape.getKey(item);
      const children = shape.getChildren(item);
      const isExpanded = children.length > 0 && (expanded === 'all' || expanded.has(key));
      rows.push({
        key,
        item,
        level,
        parentKey,
        position: at + 1,
        setSize: items.length,
        hasChildren: children.length > 0,
        isExpanded,
      });
      if (isExpanded) visit(children, level + 1, key);
    });
  }
  visit(shape.roots, 1, null);
  return rows;
}

/** The keys without those whose ancestor is also among them: what a move of a selection really moves, in tree order. */
export function topmostKeys<T>(shape: TreeShape<T>, keys: ReadonlySet<string>): string[] {
  const found: string[] = [];
  function visit(items: readonly T[]) {
    for (const item of items) {
      const key = shape.getKey(item);
      if (keys.has(key)) found.push(key);
      else visit(shape.getChildren(item));
    }
  }
  visit(shape.roots);
  return found;
}

/** Whether moving `keys` to `place` keeps the tree a tree: nothing goes into itself or under its own descendants. */
export function isPossible<T>(shape: TreeShape<T>, keys: readonly string[], place: TreePlace): boolean {
  if (place.beforeKey !== null && keys.includes(place.beforeKey)) return false;
  const all = new Map(flattenTree(shape, 'all').map((row) => [row.key, row]));
  for (let at = place.parentKey; at !== null; at = all.get(at)?.parentKey ?? null) {
    if (keys.includes(at)) return false;
  }
  return place.parentKey === null || all.has(place.parentKey);
}

/** Where a row lands when it is moved one step by key, or null when there is nowhere to go. */
export function stepPlace<T>(
  shape: TreeShape<T>,
  key: string,
  step: 'up' | 'down' | 'in' | 'out',
): TreePlace | null {
  const rows = flattenTree(shape, 'all');
  const row = rows.find((candidate) => candidate.key === key);
  if (!row) return null;
  const siblings = rows.filter((candidate) => candidate.parentKey === row.parentKey);
  const at = row.position - 1;
  if (step === 'up')
    return at > 0 ? { parentKey: row.parentKey, beforeKey: siblings[at - 1]?.key ?? null } : null;
  if (step === 'down') {
    return at < siblings.length - 1
      ? { parentKey: row.parentKey, beforeKey: siblings[at + 2]?.key ?? null }
      : null;
  }
  if (step === 'in') {
    const above = siblings[at - 1];
    return above ? { parentKey: above.key, beforeKey: null } : null;
  }
  const parent = rows.find((candidate) => candidate.key === row.parentKey);
  if (!parent) return null;
  const uncles = rows.filter((candidate) => candidate.parentKey === parent.parentKey);
  return { parentKey: parent.parentKey, beforeKey: uncles[parent.position]?.key ?? null };
}

/** The place a drop on a row means: its upper quarter is before it, its lower quarter after it, the middle inside it. */
export function dropPlace<T>(
  rows: readonly TreeRow<T>[],
  row: TreeRow<T>,
  share: number,
): TreePlace & { side: 'before' | 'inside' | 'after' } {
  if (share < 0.25) return { parentKey: row.parentKey, beforeKey: row.key, side: 'before' };
  if (share <= 0.75 || row.isExpanded) {
    const firstChild = rows.find((candidate) => candidate.parentKey === row.key);
    return { parentKey: row.key, beforeKey: share > 0.75 ? (firstChild?.key ?? null) : null, side: 'inside' };
  }
  const next = rows.find(
    (candidate) => candidate.parentKey === row.parentKey && candidate.position === row.position + 1,
  );
  return { parentKey: row.parentKey, beforeKey: next?.key ?? null, side: 'after' };
}
