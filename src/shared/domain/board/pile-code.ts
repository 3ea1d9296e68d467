/** Which code the extracts of a pile get when the pile becomes a theme. */

/** As much of a code as the choice needs. */
export interface NamedCode {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly isHeading: boolean;
  readonly isRetired: boolean;
}

/**
 * `known`: a code of that name is there and gets them. `new`: one is made, under `parentId`. `retired`: the one that has the
 * name is out of use, so that they can get none.
 */
type PileCode =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'new'; readonly parentId: string | null }
  | { readonly kind: 'retired'; readonly id: string };

/**
 * The code of a pile's name, whatever its capitals: one in use wherever it stands, at the top first; else a new one at the
 * top, or under the heading that has the name there. A name stands once among siblings, so a retired code keeps it.
 */
export function pileCode(name: string, codes: readonly NamedCode[]): PileCode {
  const wanted = name.toLowerCase();
  const alike = codes.filter((code) => code.name.toLowerCase() === wanted);
  const usable = alike.filter((code) => !code.isHeading && !code.isRetired);
  const known = usable.find((code) => code.parentId === null) ?? usable[0];
  if (known) return { kind: 'known', id: known.id };
  let parentId: string | null = null;
  const above = new Set<string>();
  for (;;) {
    const twin: NamedCode | undefined = alike.find((code) => code.parentId === parentId);
    if (twin === undefined) return { kind: 'new', parentId };
    // a heading has room for a code of its own name; a heading in a ring of such has not
    if (!twin.isHeading || above.has(twin.id)) return { kind: 'retired', id: twin.id };
    above.add(twin.id);
    parentId = twin.id;
  }
}
