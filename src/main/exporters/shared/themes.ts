import type { ThemeWithQuotes } from '../snapshots.ts';

/** Names from the top theme down to this one; a theme whose parent is not in the list is a top theme. */
export function themePath(themes: readonly ThemeWithQuotes[], theme: ThemeWithQuotes): string[] {
  const byId = new Map(themes.map((each) => [each.id, each]));
  const names: string[] = [];
  const seen = new Set<string>();
  let at: ThemeWithQuotes | undefined = theme;
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    names.unshift(at.name);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return names;
}
