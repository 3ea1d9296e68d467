/** Where themes that are gone went: by merging themes, or said by hand. */

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
