import type { ReadDb } from '../../db/handles.ts';
import { readPattern, type Pattern } from './pattern.ts';
import { candidates, codedFilter, PASSAGE, type Passage, type SearchFor } from './scope.ts';
import { parseSearch, spans, type Asked, type Span } from './terms.ts';

/** What was typed, understood. */
export interface Sought {
  readonly asked: Asked | null;
  readonly pattern: Pattern | null;
  /** The index alone says which turns fit: nothing has to be read to count them. */
  readonly isIndexed: boolean;
}
export interface FoundPassage {
  readonly passage: Passage;
  readonly spans: readonly Span[];
}
/** How far a search came. */
export interface Progress {
  /** Row id of the last passage looked at. */
  last: number;
  isDone: boolean;
}

/** Passages looked at in one go: at first few, as a page of hits may need no more, then twice as many each time. */
const FIRST_BATCH = 12;
const BATCH = 256;
const BATCH_UNITS = 100_000;
/** One batch of text that takes a pattern longer than this is not text any more, it is the pattern. */
const PATTERN_MS = 500;

/** Null when nothing that can be looked for was typed. Throws a Refusal for a pattern that cannot be read. */
export function understand(input: SearchFor): Sought | null {
  const folding = { case: !input.exactCase, accents: !input.exactAccents };
  if (input.mode === 'pattern') {
    if (input.query.trim() === '') return null;
    return { asked: null, pattern: readPattern(input.query, folding), isIndexed: false };
  }
  const asked = parseSearch(input.query, { folding, beginnings: input.beginnings });
  if (asked.terms.length === 0) return null;
  const isIndexed =
    !asked.substring && !asked.scanned && folding.case && folding.accents && input.coded === undefined;
  return { asked, pattern: null, isIndexed };
}

/**
 * Goes through the passages that fit, in order, until somebody stops asking or the deadline (of performance.now) has passed;
 * `progress` is kept up to date for going on later.
 */
export function* findPassages(
  db: ReadDb,
  input: SearchFor & { after?: number | undefined },
  sought: Sought,
  deadline: number,
  progress: Progress,
): Generator<FoundPassage> {
  const scope = candidates(input, sought.asked, db);
  const keep = codedFilter(db, input.coded);
  const rows = db.each<Passage>(`SELECT ${PASSAGE} ${scope.sql} ORDER BY ${scope.key}`, ...scope.params);
  for (const batch of batches(rows)) {
    const places = placesIn(batch, sought);
    for (const [i, passage] of batch.entries()) {
      const kept = (places[i] ?? []).filter(
        (s) => keep?.(passage.document_id, passage.start_at + s.start, passage.start_at + s.end) ?? true,
      );
      progress.last = passage.rowid;
      if (kept.length > 0) yield { passage, spans: kept };
    }
    if (performance.now() > deadline) return;
  }
  progress.isDone = true;
}

function* batches(rows: Iterable<Passage>): Generator<Passage[]> {
  let batch: Passage[] = [];
  let units = 0;
  let most = FIRST_BATCH;
  for (const row of rows) {
    batch.push(row);
    units += row.shown.length;
    if (batch.length < most && units < BATCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
    most = Math.min(BATCH, most * 2);
  }
  if (batch.length > 0) yield batch;
}

function placesIn(batch: readonly Passage[], { asked, pattern }: Sought): Span[][] {
  if (pattern)
    return pattern.find(
      batch.map((p) => p.shown),
      performance.now() + PATTERN_MS,
    );
  return batch.map((p) => (asked ? spans(p.shown, asked) : []));
}
