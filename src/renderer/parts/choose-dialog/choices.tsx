import type { CodeView } from '../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import { CodeBar } from '../../ui/code-mark.tsx';
import type { Choice } from './choose-dialog.tsx';

interface Node {
  id: string;
  parentId: string | null;
  position: number;
  name: string;
}

/** Rows in tree order with their depth and the names above them. */
export function inTreeOrder<T extends Node>(rows: readonly T[]): { row: T; depth: number; path: string }[] {
  const children = new Map<string | null, T[]>();
  for (const row of rows) {
    const siblings = children.get(row.parentId);
    if (siblings) siblings.push(row);
    else children.set(row.parentId, [row]);
  }
  const known = new Set(rows.map((row) => row.id));
  const out: { row: T; depth: number; path: string }[] = [];
  const visit = (parent: string | null, depth: number, path: string) => {
    for (const row of (children.get(parent) ?? []).toSorted((a, b) => a.position - b.position)) {
      out.push({ row, depth, path });
      visit(row.id, depth + 1, path === '' ? row.name : `${path}, ${row.name}`);
    }
  };
  visit(null, 0, '');
  // a row whose parent is not among them would be lost
  for (const row of rows)
    if (row.parentId !== null && !known.has(row.parentId)) out.push({ row, depth: 0, path: '' });
  return out;
}

/** Codes to choose from, each under the names above it; retired ones only where what is there already is looked at. */
export function codeChoices(
  codes: readonly CodeView[],
  options: { noHeadings?: boolean; withRetired?: boolean; without?: ReadonlySet<string> } = {},
): Choice[] {
  return inTreeOrder(codes)
    .filter(({ row }) => !options.without?.has(row.id) && (options.withRetired || row.retired === null))
    .map(({ row, depth, path }) => ({
      id: row.id,
      label: row.name,
      path,
      depth,
      lead: row.isHeading ? undefined : <CodeBar colour={row.colour} />,
      detail: row.isHeading
        ? 'heading'
        : `${row.retired ? 'retired, ' : ''}${row.people} ${row.people === 1 ? 'person' : 'people'}`,
      isDisabled: options.noHeadings === true && row.isHeading,
    }));
}

/** Themes to choose from; those `first` says yes to come before the rest. */
export function themeChoices(
  themes: readonly ThemeView[],
  options: { first?(theme: ThemeView): boolean; without?: ReadonlySet<string> } = {},
): Choice[] {
  const all = inTreeOrder(themes).filter(({ row }) => !options.without?.has(row.id));
  const choice = ({ row, depth, path }: (typeof all)[number], flat: boolean): Choice => ({
    id: row.id,
    label: row.name,
    path,
    depth: flat ? 0 : depth,
    detail: `${row.people} ${row.people === 1 ? 'person' : 'people'}`,
  });
  const chosen = all.filter(({ row }) => options.first?.(row));
  return [
    ...chosen.map((entry) => choice(entry, true)),
    ...all.filter((entry) => !chosen.includes(entry)).map((entry) => choice(entry, chosen.length > 0)),
  ];
}
