import { search, type SearchCounts } from '../../../shared/contract/search.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { findPassages, understand, type Progress, type Sought } from './find.ts';
import { createHits, firstWords } from './hits.ts';
import { extents, MOST_PLACES, withPeople } from './places.ts';
import { ASKS, candidates, ROW } from './scope.ts';

/** Counting holds everything else up, so it is done in pieces of about this length. */
const COUNT_MS = 100;
/** Passages counted by one question to the database. */
const COUNT_AT_ONCE = 20_000;
/** Looking for places to code is asked for once, and waited for. */
const PLACES_MS = 20_000;

function searchText(db: ReadDb, input: Parsed<'search.text'>): Omit<Output<'search.text'>, 'tookMs'> {
  const sought = understand(input);
  if (!sought) return { total: 0, isMore: false, hits: [], next: null };
  const began = performance.now();
  const perTurn = input.perTurn ?? (input.documentId === undefined ? 'first' : 'all');
  const hit = createHits(db);
  const hits: Output<'search.text'>['hits'] = [];
  const progress: Progress = { last: input.after ?? 0, isDone: false };
  let seen = 0;
  let next: number | null = null;
  let full = input.offset + input.limit;
  for (const found of findPassages(db, input, sought, began + input.budgetMs, progress)) {
    seen += 1;
    if (seen > input.offset && seen <= full)
      for (const span of perTurn === 'first' ? found.spans.slice(0, 1) : found.spans)
        hits.push(hit(found, span));
    if (input.enough !== undefined && hits.length >= input.enough) full = Math.min(full, seen);
    if (seen === full) next = progress.last;
    if (seen >= full && (sought.isIndexed || seen > input.countTo)) break;
  }
  if (progress.isDone && seen <= full) next = null;
  if (!progress.isDone) next ??= progress.last;
  const total = Math.min(seen, Math.max(input.countTo, full));
  if (!sought.isIndexed || progress.isDone)
    return { total, isMore: !progress.isDone || seen > total, hits, next };
  return {
    ...countOn(db, input, sought, { seen, last: progress.last, deadline: began + input.countMs }),
    hits,
    next,
  };
}

/** Counts on from where the hits left off, in pieces, as long as there is time: a word that stands everywhere is not counted out. */
function countOn(
  db: ReadDb,
  input: Parsed<'search.text'>,
  sought: Sought,
  { seen, last, deadline }: { seen: number; last: number; deadline: number },
) {
  const end = db.value<number>('SELECT max(rowid) FROM passage') ?? 0;
  const { sql, params, key } = candidates({ ...input, after: undefined }, sought.asked, db);
  let total = seen;
  let at = last;
  // What one piece holds is always counted, so that a study of usual size has its exact number.
  const isSmall = end - last <= COUNT_AT_ONCE;
  while (at < end && total <= input.countTo && (isSmall || performance.now() < deadline)) {
    const piece = `SELECT count(*) FROM (SELECT 1 ${sql} AND ${key} BETWEEN ${ROW} AND ${ROW} LIMIT ?)`;
    total += db.value<number>(piece, ...params, at + 1, at + COUNT_AT_ONCE, input.countTo + 1) ?? 0;
    at += COUNT_AT_ONCE;
  }
  const isMore = total > input.countTo || at < end;
  return { total: Math.min(total, Math.max(input.countTo, seen)), isMore };
}

type Tally = Map<string, { turns: number; asked: number }>;
function add(tally: Tally, documentId: string, asks: number, turns: number): void {
  const found = tally.get(documentId) ?? { turns: 0, asked: 0 };
  tally.set(documentId, found);
  if (asks === 1) found.asked += turns;
  else found.turns += turns;
}

function counts(db: ReadDb, input: Parsed<'search.counts'>): SearchCounts {
  const sought = understand(input);
  const tally: Tally = new Map();
  const progress: Progress = { last: input.after ?? 0, isDone: sought === null };
  const deadline = performance.now() + COUNT_MS;
  if (sought?.isIndexed) tallyIndexed(db, input, sought, deadline, progress, tally);
  else if (sought) {
    for (const { passage } of findPassages(db, input, sought, deadline, progress))
      add(tally, passage.document_id, passage.asks, 1);
  }
  const documents = db
    .all<{ documentId: string; name: string; person: string }>(
      `SELECT id AS documentId, name, coalesce(participant_id, id) AS person FROM document
        WHERE id IN (SELECT value FROM json_each(?)) ORDER BY position`,
      JSON.stringify([...tally.keys()]),
    )
    .map((row) => ({ ...row, ...(tally.get(row.documentId) ?? { turns: 0, asked: 0 }) }));
  const sum = (of: 'turns' | 'asked') => documents.reduce((all, d) => all + d[of], 0);
  return {
    turns: sum('turns'),
    asked: sum('asked'),
    documents,
    next: progress.isDone ? null : progress.last,
  };
}

function tallyIndexed(
  db: ReadDb,
  input: Parsed<'search.counts'>,
  sought: Sought,
  deadline: number,
  progress: Progress,
  tally: Tally,
): void {
  const { sql, params, key } = candidates({ ...input, after: undefined }, sought.asked, db);
  const end = db.value<number>('SELECT max(rowid) FROM passage') ?? 0;
  while (progress.last < end && performance.now() < deadline) {
    const to = progress.last + COUNT_AT_ONCE;
    const rows = db.all<{ id: string; asks: number; turns: number }>(
      `SELECT p.document_id AS id, ${ASKS} AS asks, count(*) AS turns ${sql} AND ${key} BETWEEN ${ROW} AND ${ROW}
        GROUP BY p.document_id, asks`,
      ...params,
      progress.last + 1,
      to,
    );
    for (const row of rows) add(tally, row.id, row.asks, row.turns);
    progress.last = to;
  }
  progress.isDone = progress.last >= end;
}

function places(db: ReadDb, input: Parsed<'search.places'>): Output<'search.places'> {
  const sought = understand(input);
  if (!sought) return withPeople(db, [], false);
  const without = new Set(input.without);
  const only = input.only ? new Set(input.only) : null;
  const found: Output<'search.places'>['places'] = [];
  const progress: Progress = { last: 0, isDone: false };
  let isMore = false;
  for (const one of findPassages(db, input, sought, performance.now() + PLACES_MS, progress)) {
    const { document_id: documentId, start_at } = one.passage;
    const chosen = one.spans.filter((span) => {
      const key = `${documentId}:${start_at + span.start}`;
      return only ? only.has(key) : !without.has(key);
    });
    for (const place of extents(one, chosen, input.extent)) found.push({ documentId, ...place });
    if (found.length > MOST_PLACES) {
      isMore = true;
      break;
    }
  }
  return withPeople(db, found.slice(0, MOST_PLACES), isMore || !progress.isDone);
}

function turnsOf(db: ReadDb, input: Parsed<'search.turnsOf'>): Output<'search.turnsOf'> {
  const rows = db.all<{ documentId: string; start: number; shown: string }>(
    `SELECT p.document_id AS documentId, p.start_at AS start, p.shown FROM document d
      JOIN speaker s ON s.document_id = d.id AND s.role = ? AND (? IS NULL OR s.label = ?)
      JOIN passage p ON p.document_id = d.id AND p.speaker = s.id
      WHERE trim(p.shown) <> '' ORDER BY d.position, p.turn LIMIT ?`,
    input.role,
    input.label ?? null,
    input.label ?? null,
    MOST_PLACES + 1,
  );
  const found = rows
    .slice(0, MOST_PLACES)
    .map(({ documentId, start, shown }) => ({ documentId, start, end: start + shown.length }));
  return withPeople(db, found, rows.length > MOST_PLACES);
}

export const searchHandlers: Handlers<typeof search> = {
  'search.text': (ctx, input) => {
    const began = performance.now();
    const found = searchText(ctx.db, input);
    return { ...found, tookMs: Math.round((performance.now() - began) * 10) / 10 };
  },
  'search.counts': (ctx, input) => counts(ctx.db, input),
  'search.places': (ctx, input) => places(ctx.db, input),
  'search.shown': (ctx, input) => ({ hits: firstWords(ctx.db, input.places) }),
  'search.speakers': (ctx) =>
    ctx.db.all(
      `SELECT label, role, count(DISTINCT document_id) AS documents, sum(turns) AS turns, sum(words) AS words
        FROM speaker GROUP BY label, role ORDER BY role <> 'participant', role, documents DESC, label`,
    ),
  'search.turnsOf': (ctx, input) => turnsOf(ctx.db, input),
};
