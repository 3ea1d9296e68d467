// What codings that came or went change in the counts of lists: put in at once where it can be told, else asked for row by row.
import { contract, type Input, type Output, type QueryName } from '../../shared/contract/index.ts';
import type { ChangeEvent } from '../../shared/contract/define.ts';
import { makesStale } from '../../shared/contract/stale.ts';
import type { Row, RowChange } from '../../shared/domain/history/patch.ts';
import type { ApplyChange } from './live-query.ts';

/** More rows than this are asked for with their whole list. */
const MOST = 60;

/** The codings that changed, or null where the answer is made of something else that changed too. */
function codingsIn(op: QueryName, { tables, changes }: ChangeEvent): RowChange[] | null {
  if (changes === null) return null;
  const others = changes.filter((change) => change.table !== 'coding');
  // a table that is told without its rows may have changed in any way
  if (tables.some((table) => !changes.some((change) => change.table === table))) return null;
  const otherTables = tables.filter((table) => table !== 'coding');
  if (makesStale({ tables: otherTables, changes: others }, contract[op].reads)) return null;
  return changes.filter((change) => change.table === 'coding');
}

/** How many codings more (or fewer) there are for each value of a column. */
function differences(changes: readonly RowChange[], column: string): Map<string, number> {
  const by = new Map<string, number>();
  const add = (row: Row | null, n: number) => {
    const value = row?.[column];
    if (typeof value === 'string') by.set(value, (by.get(value) ?? 0) + n);
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
  }
  return by;
}

/** Everybody who codes, after codings came or went. */
export const codersAfter: ApplyChange<'person.list'> = (people, event) => {
  const changes = codingsIn('person.list', event);
  if (changes === null) return null;
  const more = differences(changes, 'coder_id');
  return people.map((one) => {
    const n = more.get(one.id) ?? 0;
    return n === 0 ? one : { ...one, codings: one.codings + n };
  });
};

/** Everybody interviewed, after codings came or went. */
export const participantsAfter: ApplyChange<'participant.table'> = (table, event) => {
  const changes = codingsIn('participant.table', event);
  if (changes === null) return null;
  const more = differences(changes, 'document_id');
  const participants = table.participants.map((one) => {
    const n = one.documentIds.reduce((sum, id) => sum + (more.get(id) ?? 0), 0);
    return n === 0 ? one : { ...one, codings: one.codings + n };
  });
  return { ...table, participants };
};

/** How a part of an answer is asked for instead of all of it. */
export interface Part<N extends QueryName, Q extends QueryName> {
  readonly op: Q;
  /** What to ask, or null where all has to be asked for. */
  input(events: readonly ChangeEvent[]): Input<Q> | null;
  /** The answer with its part put in; what is not in it stays the very same objects. */
  put(value: Output<N>, part: Output<Q>): Output<N>;
}

/** The values of a column of the codings that changed, or null where other things did, or too many. */
function concerned(op: QueryName, events: readonly ChangeEvent[], column: string): { ids: string[] } | null {
  const ids = new Set<string>();
  for (const event of events) {
    const changes = codingsIn(op, event);
    if (changes === null) return null;
    for (const { before, after } of changes)
      for (const row of [before, after]) if (typeof row?.[column] === 'string') ids.add(row[column]);
  }
  return ids.size > MOST ? null : { ids: [...ids] };
}

function withParts<T extends { id: string }>(rows: readonly T[], parts: readonly Partial<T>[]): T[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  return rows.map((row) => {
    const part = byId.get(row.id);
    return part ? { ...row, ...part } : row;
  });
}

const codes: Part<'code.list', 'code.counts'> = {
  op: 'code.counts',
  input: (events) => concerned('code.list', events, 'code_id'),
  put: withParts,
};
const documents: Part<'document.list', 'document.counts'> = {
  op: 'document.counts',
  input: (events) => concerned('document.list', events, 'document_id'),
  put: withParts,
};

export interface Parts {
  readonly [op: string]: Part<QueryName, QueryName> | undefined;
}
/** The answers of which a part can be asked for. */
export const partsOf: Parts = { 'code.list': codes, 'document.list': documents } as unknown as Parts;
