/**
 * What goes where in a grid under headings: rows are research questions (or the top themes), columns the groups of
 * people a theme comes from. Groupings are no theme level, so a heading may be no theme at all.
 */
import type { LayoutContext } from '../draft.ts';
import type { ListItem, Structure } from '../structure.ts';
import type { MapGroup, MapInput, MapTheme } from '../input.ts';

/** A column: themes marked with exactly these letters. `letters` empty is the column of unmarked themes. */
export interface GridColumn {
  readonly letters: string;
  readonly name: string;
}

export interface GridCell {
  readonly theme: MapTheme;
  readonly depth: number;
  /** Index of the structure's group it comes from, for its colours. */
  readonly group: number;
  /** It stands under an earlier heading too, where it is drawn; here its name is only repeated. */
  readonly isRepeated?: boolean;
}

export interface GridRow {
  /** The theme that is the heading; null for a grouping or the opening. */
  readonly theme: MapTheme | null;
  readonly group: number;
  readonly name: string;
  /** One list for each column. */
  readonly cells: readonly (readonly GridCell[])[];
}

export interface GridPlan {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
}

/** The letters of a theme in the order of the key, as one word: AB. */
function lettersOf(theme: MapTheme, key: readonly MapGroup[]): string {
  return key
    .filter((g) => theme.groups?.includes(g.letter))
    .map((g) => g.letter)
    .join('');
}

function columnName(letters: string, key: readonly MapGroup[]): string {
  const inIt = key.filter((g) => letters.includes(g.letter));
  if (letters === '') return 'No group marked';
  if (inIt.length === key.length && key.length > 1) return key.length === 2 ? 'Both groups' : 'All groups';
  const names = inIt.map((g) => g.name);
  if (names.length === 1) return `${names[0] ?? ''} only`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

interface RawRow {
  readonly theme: MapTheme | null;
  readonly group: number;
  readonly name: string;
  readonly cells: readonly GridCell[];
}

const cellsOf = (items: readonly ListItem[], group: number): GridCell[] =>
  items.map(({ theme, depth }) => ({ theme, depth, group }));

/** Rows by the themes themselves: a top theme with sub-themes is a heading, the others open the grid. */
function rowsByTheme({ groups }: Structure): RawRow[] {
  const headed = groups.flatMap((g, i): RawRow[] =>
    g.items.length > 0 ? [{ theme: g.theme, group: i, name: g.theme.name, cells: cellsOf(g.items, i) }] : [],
  );
  const loose = groups.flatMap((g, i): GridCell[] =>
    g.items.length === 0 ? [{ theme: g.theme, depth: 0, group: i }] : [],
  );
  if (loose.length === 0) return headed;
  return [{ theme: null, group: -1, name: headed.length > 0 ? 'Opening' : '', cells: loose }, ...headed];
}

/**
 * Rows by headings that are no themes; what no heading names opens the grid. A theme under two headings is drawn under the first of them
 * and repeated by name under the others.
 */
function rowsByHeading({ groups }: Structure, headings: NonNullable<MapInput['headings']>): RawRow[] {
  const all = groups.flatMap((g, i) => [{ theme: g.theme, depth: 0, group: i }, ...cellsOf(g.items, i)]);
  const home = new Map(headings.toReversed().flatMap((h) => h.themeIds.map((id) => [id, h.id] as const)));
  // A sub-theme that no heading names stays with the theme it is under.
  const at = (cell: GridCell): string | undefined =>
    home.get(cell.theme.id) ?? (cell.theme.parentId === null ? undefined : home.get(cell.theme.parentId));
  const rows = headings.map((h): RawRow => ({
    theme: null,
    group: -1,
    name: h.name,
    cells: all.flatMap((c): GridCell[] =>
      at(c) === h.id ? [c] : h.themeIds.includes(c.theme.id) ? repeated(c, h.themeIds) : [],
    ),
  }));
  const loose = all.filter((c) => !headings.some((h) => h.id === at(c)));
  const opening: RawRow[] =
    loose.length > 0
      ? [{ theme: null, group: -1, name: rows.length > 0 ? 'Opening' : '', cells: loose }]
      : [];
  return [...opening, ...rows.filter((r) => r.cells.length > 0)];
}

/** A name that is repeated, unless what it stands under is repeated there too and says it. */
const repeated = (cell: GridCell, named: readonly string[]): GridCell[] =>
  cell.theme.parentId !== null && named.includes(cell.theme.parentId)
    ? []
    : [{ ...cell, depth: 0, isRepeated: true }];

/** Columns where no theme is marked with a group: each theme with what is under it in one, side by side in their order. */
function plainPlan(raw: readonly RawRow[], key: readonly MapGroup[]): GridPlan | null {
  if (raw.some((r) => r.cells.some((c) => lettersOf(c.theme, key) !== ''))) return null;
  const families = raw.map((r) => {
    const out: GridCell[][] = [];
    for (const cell of r.cells) {
      const last = out.at(-1);
      if (last?.[0]?.group === cell.group) last.push({ ...cell, depth: cell.depth + 1 });
      else out.push([cell]);
    }
    return out;
  });
  const n = Math.max(1, Math.min(3, Math.max(...families.map((f) => f.length))));
  return {
    columns: Array.from({ length: n }, () => ({ letters: '', name: '' })),
    rows: raw.map((r, at) => ({
      ...r,
      cells: Array.from({ length: n }, (_, i) => (families[at] ?? []).filter((_f, k) => k % n === i).flat()),
    })),
  };
}

/** Rows and columns of the grid; columns shared by most groups come first. */
export function planGrid({ input, structure }: LayoutContext): GridPlan {
  const key = input.groupKey ?? [];
  const raw = input.headings?.length ? rowsByHeading(structure, input.headings) : rowsByTheme(structure);
  const plain = input.headings?.length ? plainPlan(raw, key) : null;
  if (plain) return plain;
  const found = new Set(raw.flatMap((r) => r.cells.map((c) => lettersOf(c.theme, key))));
  const rank = (letters: string): number => (letters === '' ? 99 : key.length - letters.length);
  const columns = [...found]
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((letters) => ({ letters, name: columnName(letters, key) }));
  const rows = raw.map((r) => ({
    ...r,
    cells: columns.map((c) => r.cells.filter((cell) => lettersOf(cell.theme, key) === c.letters)),
  }));
  return { columns, rows };
}
