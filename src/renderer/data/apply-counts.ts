// What codings that came or went change in the counts of lists: put in at once where it can be told, else asked for row by row.
import { contract, type Input, type Output, type QueryName } from '../../shared/contract/index.ts';
import type { ChangeEvent } from '../../shared/contract/define.ts';
import { makesStale } from '../../shared/contract/stale.ts';
import type { Row, RowChange } from '../../shared/domain/history/patch.ts';
import { withCodes } from './apply-rows.ts';
import type { ApplyChange } from './live-query.ts';

/** More rows than this are asked for with their whole list. */
const MOST = 60;

/** The codings that changed, or null where the answer is made of something else that changed too. */
function codingsIn(op: QueryName, { tables, changes, codings }: ChangeEvent): RowChange[] | null {
  if (changes === null || codings !== null) return null;
  const others = changes.filter((change) => change.table !== 'coding');
  // a table that is told without its rows may have changed in any way
  if (tables.some((table) => !changes.some((change) => change.table === table))) return null;
  const otherTables = tables.filter((table) => table !== 'coding');
  if (makesStale({ tables: otherTables, changes: others, codings }, contract[op].reads)) return null;
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

/** What of an answer is asked for after a change, and what it was asked for. */
interface Asked<Q extends QueryName> {
  readonly events: readonly ChangeEvent[];
  readonly input: Input<Q>;
}
/** How a part of an answer is asked for instead of all of it. */
interface Part<N extends QueryName, Q extends QueryName> {
  readonly op: Q;
  /** What to ask, or null where all has to be asked for. */
  input(events: readonly ChangeEvent[]): Input<Q> | null;
  /** The same part, where a change brings it along. */
  told?(event: ChangeEvent): Output<Q> | null;
  /** The answer with its part put in, what is not in it staying the very same objects; null where it does not fit in. */
  put(value: Output<N>, part: Output<Q>, asked: Asked<Q>): Output<N> | null;
}

const listed = (ids: ReadonlySet<string>): { ids: string[] } | null =>
  ids.size === 0 || ids.size > MOST ? null : { ids: [...ids] };

/** The transcripts whose codings changed, or null where other things did, or too many. */
function documentsConcerned(events: readonly ChangeEvent[]): { ids: string[] } | null {
  const ids = new Set<string>();
  for (const event of events) {
    const changes = codingsIn('document.list', event);
    if (changes === null) return null;
    for (const { before, after } of changes)
      for (const row of [before, after])
        if (typeof row?.['document_id'] === 'string') ids.add(row['document_id']);
  }
  return listed(ids);
}

/** The codes whose codings changed, or null where the answer is made of other things that changed than these and codes. */
function codesConcerned(op: QueryName, events: readonly ChangeEvent[]): { ids: string[] } | null {
  const ids = new Set<string>();
  for (const { tables, changes, codings } of events) {
    if (changes === null) return null;
    const others = changes.filter(({ table }) => table !== 'coding' && table !== 'code');
    const rest = tables.filter((table) => table !== 'coding' && table !== 'code');
    if (makesStale({ tables: rest, changes: others, codings: null }, contract[op].reads)) return null;
    const told = toldCodings(changes);
    for (const id of [...told, ...(codings?.codes ?? [])]) ids.add(id);
    // told neither one by one nor in sum
    if (tables.includes('coding') && told.length === 0 && codings === null) return null;
  }
  return listed(ids);
}
const toldCodings = (changes: readonly RowChange[]): string[] =>
  changes.flatMap(({ table, before, after }) =>
    table === 'coding'
      ? [before, after].flatMap((row) => (typeof row?.['code_id'] === 'string' ? [row['code_id']] : []))
      : [],
  );

function withParts<T extends { id: string }>(rows: readonly T[], parts: readonly Partial<T>[]): T[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  return rows.map((row) => {
    const part = byId.get(row.id);
    return part ? { ...row, ...part } : row;
  });
}

const codes: Part<'code.list', 'code.counts'> = {
  op: 'code.counts',
  input: (events) => codesConcerned('code.list', events),
  told: ({ codings }) => codings?.use?.counts ?? null,
  put(value, part, { events }) {
    const rows = events.flatMap(({ changes }) => changes?.filter(({ table }) => table === 'code') ?? []);
    const after = rows.length === 0 ? value : withCodes(value, rows);
    return after && withParts(after, part);
  },
};
const spread: Part<'code.spread', 'code.spreadOf'> = {
  op: 'code.spreadOf',
  input: (events) => codesConcerned('code.spread', events),
  told: ({ codings }) => codings?.use?.spread ?? null,
  put(value, part, { input }) {
    // places are told in the transcripts that are coded, which may be others by now
    const isAlike =
      part.documents.length === value.documents.length &&
      part.documents.every((id, at) => id === value.documents[at]);
    if (!isAlike) return null;
    const byCode = { ...value.byCode, ...part.byCode };
    for (const id of input.ids) if (!(id in part.byCode)) delete byCode[id];
    return { ...value, byCode };
  },
};
const documents: Part<'document.list', 'document.counts'> = {
  op: 'document.counts',
  input: documentsConcerned,
  put: withParts,
};

interface Parts {
  readonly [op: string]: Part<QueryName, QueryName> | undefined;
}
/** The answers of which a part can be asked for. */
export const partsOf: Parts = {
  'code.list': codes,
  'code.spread': spread,
  'document.list': documents,
} as unknown as Parts;
