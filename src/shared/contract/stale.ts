import type { RowChange } from '../domain/history/patch.ts';
import type { ChangeEvent, ManyCodings, Read } from './define.ts';

/** What a query reads of each table: all of it, or some columns. */
type Reading = ReadonlyMap<string, 'all' | ReadonlySet<string>>;
const known = new WeakMap<readonly Read[], Reading>();

function readingOf(reads: readonly Read[]): Reading {
  let reading = known.get(reads);
  if (reading) return reading;
  const columns = new Map<string, 'all' | Set<string>>();
  for (const read of reads) {
    const [table = '', column] = read.split('.');
    const before = columns.get(table);
    if (column === undefined || before === 'all') columns.set(table, 'all');
    else if (before) before.add(column);
    else columns.set(table, new Set([column]));
  }
  known.set(reads, (reading = columns));
  return reading;
}

/** A row that comes or goes is always read; one that stays where a column that is read changed. */
function isRead({ table, before, after }: RowChange, reading: Reading): boolean {
  const columns = reading.get(table);
  if (columns === undefined || columns === 'all') return false;
  if (before === null || after === null) return true;
  for (const column of columns) if (before[column] !== after[column]) return true;
  return false;
}

function isAnyRead({ columns: changed }: ManyCodings, reading: Reading): boolean {
  const columns = reading.get('coding');
  if (columns === undefined || columns === 'all') return false;
  return changed === null || changed.some((column) => columns.has(column));
}

/** Whether a change makes an answer stale that was made from these tables and columns. */
export function makesStale(
  event: Pick<ChangeEvent, 'tables' | 'changes' | 'codings'>,
  reads: readonly Read[],
): boolean {
  const reading = readingOf(reads);
  if (event.tables.some((table) => reading.get(table) === 'all')) return true;
  if (event.changes === null) return event.tables.some((table) => reading.has(table));
  if (event.codings !== null && isAnyRead(event.codings, reading)) return true;
  return event.changes.some((change) => isRead(change, reading));
}
