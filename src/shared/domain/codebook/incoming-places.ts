/** Where the codes of a table stand: what is above each, as its columns, numbers or indents say. Pure. */
import { columnRoles, type ColumnRole } from './incoming-columns.ts';
import { createNumbering } from './incoming-numbers.ts';
import { SEPARATORS, splitPath } from './incoming-paths.ts';

/** Levels a tree may have. */
export const MOST_DEPTH = 20;
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
/** Names compare without regard to capitals, as siblings do in the codebook. */
export const pathKey = (path: readonly string[]): string => path.map((name) => name.toLowerCase()).join('\n');

/** Cells of one row by what they hold; `indent` is how far the name stands in. */
export type Cells = Record<Exclude<ColumnRole, 'above' | 'ignore'>, string> & {
  above: string[];
  indent: number;
};

export function cellsOf(row: readonly string[], roles: readonly ColumnRole[]): Cells {
  const cells = Object.fromEntries(columnRoles.map((role) => [role, ''])) as unknown as Cells;
  cells.above = [];
  cells.indent = 0;
  for (const [at, role] of roles.entries()) {
    const words = (row[at] ?? '').trim();
    if (role === 'ignore') continue;
    if (role === 'above') cells.above.push(oneLine(words));
    else cells[role] = words;
    if (role === 'name') cells.indent = indentOf(row[at] ?? '');
  }
  return cells;
}

/** Spaces before a name; a tab counts as four. */
const indentOf = (cell: string): number => (/^\s*/u.exec(cell)?.[0] ?? '').replaceAll('\t', '    ').length;

const hasWords = (cells: Cells): boolean =>
  [
    cells.definition,
    cells.fullDefinition,
    cells.useWhen,
    cells.doNotUseWhen,
    cells.example,
    cells.borderline,
  ].some((words) => words !== '');

/** Finds the path of each row from what its columns say; remembers the rows before. Empty for a row that says nothing. */
export function createPlacing(all: readonly Cells[]): (cells: Cells) => string[] {
  const parentAhead = new Map(all.map((cells) => [oneLine(cells.name).toLowerCase(), oneLine(cells.parent)]));
  const byText = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const open: string[][] = [];
  const indents = all.filter((cells) => cells.name !== '').map((cells) => cells.indent);
  const isIndented = Math.max(...indents) - Math.min(...indents) >= LEAST_INDENT;
  const inside = createIndents();
  const numbered = createNumbering(all);
  let above: string[] = [];
  const remember = (path: string[], text: string): string[] => {
    // what was said last is meant: rows come in the order of the tree, or each name stands once
    byName.set(path.at(-1)?.toLowerCase() ?? '', path);
    if (text !== '') byText.set(text, path);
    return path;
  };
  /** The path of a parent by its name: a row before, else a row that comes later, else a name of its own. */
  const ofParent = (name: string, steps = 0): string[] => {
    const before = byName.get(name.toLowerCase());
    if (before) return before;
    const above = parentAhead.get(name.toLowerCase());
    if (above === undefined) return ofText(name);
    return above === '' || steps > MOST_DEPTH ? [name] : [...ofParent(above, steps + 1), name];
  };
  const ofText = (text: string): string[] => byText.get(text) ?? splitPath(text);
  return (cells) => {
    const name = numbered.nameOf(cells);
    const text = oneLine(cells.path);
    if (text !== '') return remember(name === '' ? ofText(text) : underText(text, name, ofText), text);
    if (cells.above.length > 0) above = fillDown(above, cells.above);
    if (name === '') {
      const isSaid = cells.above.some((one) => one !== '');
      return isSaid
        ? remember(
            above.filter((one) => one !== ''),
            '',
          )
        : hasWords(cells)
          ? ['']
          : [];
    }
    const level = Number(/\d+/u.exec(cells.level)?.[0] ?? Number.NaN);
    if (Number.isFinite(level)) {
      open.length = Math.max(0, Math.min(open.length, level - 1));
      const path = [...(open.at(-1) ?? above.filter((one) => one !== '')), name];
      open.push(path);
      return remember(path, '');
    }
    const inNumbers = numbered.pathOf(cells);
    if (inNumbers) return remember([...above.filter((one) => one !== ''), ...inNumbers], '');
    const parent = oneLine(cells.parent);
    if (parent !== '') return remember([...ofParent(parent), name], '');
    const top = above.filter((one) => one !== '');
    return remember([...(isIndented ? inside(cells.indent, top, name) : top), name], '');
  };
}

/** One space more than the name before is a slip of the hand. */
const LEAST_INDENT = 2;

/** Finds what a name stands in by how far it is indented: the last one before that stands less far in, under the same names above. */
function createIndents(): (indent: number, top: string[], name: string) => string[] {
  let open: { indent: number; path: string[] }[] = [];
  let under = '';
  return (indent, top, name) => {
    if (pathKey(top) !== under) [open, under] = [[], pathKey(top)];
    while (open.length > 0 && indent < (open.at(-1)?.indent ?? 0) + LEAST_INDENT) open.pop();
    const path = open.at(-1)?.path ?? top;
    open.push({ indent, path: [...path, name] });
    return path;
  };
}

/** Names above a code: an empty cell goes on with the one before, unless one further left was given anew. */
function fillDown(before: readonly string[], cells: readonly string[]): string[] {
  const first = cells.findIndex((cell) => cell !== '');
  return first < 0 ? [...before] : cells.map((cell, at) => (at < first ? (before[at] ?? '') : cell));
}

/** A path that ends in the name, whatever the name holds; the rest is a path that was there before, or is split. */
function underText(text: string, name: string, ofText: (text: string) => string[]): string[] {
  if (text === name) return [name];
  for (const separator of SEPARATORS) {
    if (!text.endsWith(separator + name)) continue;
    return [...ofText(text.slice(0, -(separator + name).length).trim()), name];
  }
  // a path that names only what stands above
  return [...ofText(text), name];
}
