/** What is shown while changes are on their way: the rows as they will be. */
import type { Pending } from '../store.ts';
import type { ReaderCoding } from './coding-model.ts';

const lastMade = new WeakMap<
  readonly ReaderCoding[],
  { pending: readonly Pending[]; codings: readonly ReaderCoding[] }
>();

/**
 * The rows with every change that is still on its way put in. Rows that do not change stay the same objects, and the
 * same rows and changes give the same array. O(rows).
 */
export function withPending(
  rows: readonly ReaderCoding[],
  pending: readonly Pending[],
): readonly ReaderCoding[] {
  if (pending.length === 0) return rows;
  const known = lastMade.get(rows);
  if (known?.pending === pending) return known.codings;
  const codings = putIn(rows, pending);
  lastMade.set(rows, { pending, codings });
  return codings;
}

function putIn(rows: readonly ReaderCoding[], pending: readonly Pending[]): readonly ReaderCoding[] {
  const removed = new Set<string>();
  const extents = new Map<string, { start: number; end: number }>();
  const added = new Map<string, ReaderCoding>();
  for (const one of pending) {
    if (one.kind === 'remove') removed.add(one.id);
    else if (one.kind === 'extent') extents.set(one.id, { start: one.start, end: one.end });
    else added.set(one.coding.id, one.coding);
  }
  const codings: ReaderCoding[] = [];
  for (const row of rows) {
    added.delete(row.id); // it is there by now
    if (removed.has(row.id)) continue;
    const extent = extents.get(row.id);
    codings.push(extent ? { ...row, ...extent } : row);
  }
  for (const coding of added.values())
    if (!removed.has(coding.id)) codings.push({ ...coding, ...extents.get(coding.id) });
  return codings;
}

/**
 * Whether the rows show a finished change by now, so that it need not be kept.
 * @param pending everything on its way: a change of a coding that has no row yet is kept as long as that coding is
 */
export function hasArrived(
  rows: readonly ReaderCoding[],
  change: Pending,
  pending: readonly Pending[] = [],
): boolean {
  if (!change.isDone) return false;
  if (change.kind === 'add') return rows.some((row) => row.id === change.coding.id);
  const row = rows.find((one) => one.id === change.id);
  if (row === undefined && pending.some((one) => one.kind === 'add' && one.coding.id === change.id))
    return false;
  if (change.kind === 'remove') return row === undefined;
  return row === undefined || (row.start === change.start && row.end === change.end);
}
