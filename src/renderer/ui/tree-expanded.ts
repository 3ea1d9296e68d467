import { useMemo, useState } from 'react';
import { flattenTree, type TreeShape } from './tree-model.ts';

const NOTHING: ReadonlySet<string> = new Set();

interface ExpandedOptions<T> extends TreeShape<T> {
  expandedKeys?: ReadonlySet<string>;
  onExpandedChange?(keys: Set<string>): void;
}

/** Open rows, kept by the caller or by the tree; closed rows are what is remembered when the tree keeps them. */
export function useExpanded<T>(props: ExpandedOptions<T>) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(NOTHING);
  const all = useMemo(
    () => flattenTree({ roots: props.roots, getKey: props.getKey, getChildren: props.getChildren }, 'all'),
    [props.roots, props.getKey, props.getChildren],
  );
  const keys = useMemo(
    () =>
      props.expandedKeys ??
      new Set(all.filter((row) => row.hasChildren && !closed.has(row.key)).map((row) => row.key)),
    [props.expandedKeys, all, closed],
  );
  function change(next: Set<string>) {
    props.onExpandedChange?.(next);
    if (!props.expandedKeys)
      setClosed(new Set(all.filter((row) => row.hasChildren && !next.has(row.key)).map((row) => row.key)));
  }
  return {
    keys,
    set(key: string, isOpen: boolean) {
      const next = new Set(keys);
      if (isOpen) next.add(key);
      else next.delete(key);
      change(next);
    },
    setMany(more: string[]) {
      change(new Set([...keys, ...more]));
    },
  };
}
