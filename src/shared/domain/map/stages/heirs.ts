/** Where themes that are gone went: read from the merges in the history, or said by hand. */
import type { RowChange } from '../../history/patch.ts';

/** Columns by which a row hangs on a theme. */
const HANGS = ['theme_id', 'parent_id', 'target_id', 'from_id', 'to_id'] as const;

/**
 * What a merge of themes says: every theme it removed, with the themes that took over what hung on it. A theme that took over
 * nothing but stayed in the merge counts when it is the only one.
 */
export function heirsOfMerge(changes: readonly RowChange[]): Map<string, string[]> {
  const gone = new Set(changes.filter((c) => c.table === 'theme' && c.after === null).map((c) => c.id));
  const taken = new Map<string, Map<string, number>>();
  const stayed = new Set<string>();
  for (const { table, id, before, after } of changes) {
    if (table === 'theme' && after !== null) stayed.add(id);
    if (after === null) continue;
    for (const column of HANGS) {
      const to = after[column];
      if (typeof to !== 'string' || gone.has(to)) continue;
      if (table === 'theme_code' || table === 'theme_quote') stayed.add(to);
      const from = before?.[column];
      if (typeof from !== 'string' || !gone.has(from) || from === to) continue;
      const counts = taken.get(from) ?? new Map<string, number>();
      taken.set(from, counts.set(to, (counts.get(to) ?? 0) + 1));
    }
  }
  const out = new Map<string, string[]>();
  for (const id of gone) {
    const counts = [...(taken.get(id) ?? [])].toSorted((a, b) => b[1] - a[1]).map(([heir]) => heir);
    const [only] = stayed;
    if (counts.length > 0) out.set(id, counts.slice(0, 1));
    else if (stayed.size === 1 && only !== undefined) out.set(id, [only]);
  }
  return out;
}

/** Follows chains of merges: for each theme that is gone every theme it came to, nearest first. Rings are cut. */
export function heirChains(direct: ReadonlyMap<string, readonly string[]>): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  for (const id of direct.keys()) {
    const found: string[] = [];
    let wave: readonly string[] = direct.get(id) ?? [];
    while (wave.length > 0) {
      const fresh = wave.filter((h) => h !== id && !found.includes(h));
      found.push(...new Set(fresh));
      wave = fresh.flatMap((h) => direct.get(h) ?? []);
    }
    out[id] = found;
  }
  return out;
}
