// The codes to choose from, as a tree, and what is chosen in it. Pure.
import type { CodeView } from '../../../shared/contract/codes.ts';

export interface CodeNode {
  code: CodeView;
  children: CodeNode[];
}

/** The tree of codes; `query` keeps those whose name holds every word, and what leads to them. */
export function codeTree(codes: readonly CodeView[], query = ''): CodeNode[] {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const under = new Map<string | null, CodeView[]>();
  for (const code of codes) under.set(code.parentId, [...(under.get(code.parentId) ?? []), code]);
  const fits = (code: CodeView) => words.every((word) => code.name.toLocaleLowerCase().includes(word));
  const build = (parentId: string | null, isWithin: boolean): CodeNode[] =>
    (under.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position)
      .flatMap((code) => {
        const isHit = isWithin || fits(code);
        const children = build(code.id, isHit && words.length > 0);
        return isHit || children.length > 0 ? [{ code, children }] : [];
      });
  return build(null, false);
}

/** The codes of a node and under it that can be applied and have been. */
export function usableIds(node: CodeNode): string[] {
  const own = node.code.codings > 0 ? [node.code.id] : [];
  return [...own, ...node.children.flatMap(usableIds)];
}

type Ticked = 'all' | 'some' | 'none';

/** Whether a row is ticked: a heading is when everything under it is. */
export function tickedState(node: CodeNode, chosen: ReadonlySet<string>): Ticked {
  const ids = usableIds(node);
  const on = ids.filter((id) => chosen.has(id)).length;
  return on === 0 ? 'none' : on === ids.length ? 'all' : 'some';
}

/** The choice after a press on a row: everything of it on, or off when all was on. */
export function toggled(node: CodeNode, chosen: ReadonlySet<string>): Set<string> {
  const next = new Set(chosen);
  const isOn = tickedState(node, chosen) === 'all';
  for (const id of usableIds(node)) {
    if (isOn) next.delete(id);
    else next.add(id);
  }
  return next;
}
