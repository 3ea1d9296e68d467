import type { Cell, TableName } from '../../shared/domain/history/patch.ts';
import type { ReadDb } from '../db/handles.ts';

/** A place after every other row of a table (or of those under one parent). */
export function nextPosition(db: ReadDb, table: TableName, column?: string, value?: Cell): number {
  const where = column === undefined ? '' : ` WHERE ${column} IS ?`;
  const params = column === undefined ? [] : [value ?? null];
  return (db.value<number>(`SELECT max(position) FROM ${table}${where}`, ...params) ?? 0) + 1;
}

/**
 * A place before a sibling, or last. Positions are real numbers, so that moving one row changes one row; halving
 * the gap between neighbours lasts for about fifty moves into the same gap, then neighbours are equal and ids decide.
 */
export function positionBefore(
  siblings: readonly { id: string; position: number }[],
  before: string | null,
): number {
  const index = before === null ? -1 : siblings.findIndex((s) => s.id === before);
  if (index < 0) return (siblings.at(-1)?.position ?? 0) + 1;
  const next = siblings[index]?.position ?? 0;
  const previous = siblings[index - 1]?.position ?? next - 2;
  return (previous + next) / 2;
}
