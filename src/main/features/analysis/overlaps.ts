import type { CoOccurrence } from '../../../shared/contract/analysis.ts';
import { countOverlaps, type Placed } from '../../../shared/domain/analysis/co-occurrence.ts';
import type { ReadDb } from '../../db/handles.ts';

/** Transcripts with a coding that lost its words; they are few, and an index holds nothing else. */
const WITH_LOST = 'SELECT DISTINCT document_id FROM coding WHERE anchored = 0';

/** Codings in order of document and start, of one coder or of all; those that lost their words stand nowhere. */
function* placed(
  db: ReadDb,
  placeOf: ReadonlyMap<string, number>,
  coderId: string | undefined,
): Generator<Placed> {
  const lost = new Set(db.all<{ document_id: string }>(WITH_LOST).map((row) => row.document_id));
  for (const { id } of db.all<{ id: string }>('SELECT id FROM document')) {
    // Without the question whether it is anchored, the index answers alone.
    const rows = db.all<{ start_at: number; end_at: number; code_id: string }>(
      `SELECT start_at, end_at, code_id FROM coding INDEXED BY coding_document WHERE document_id = ?
       ${lost.has(id) ? 'AND anchored = 1' : ''} ${coderId === undefined ? '' : 'AND coder_id = ?'} ORDER BY start_at`,
      id,
      ...(coderId === undefined ? [] : [coderId]),
    );
    for (const { start_at, end_at, code_id } of rows)
      yield { document: id, start: start_at, end: end_at, code: placeOf.get(code_id) ?? 0 };
  }
}

/** Pairs of codes whose codings share at least one character, each pair once. */
export function coOccurrence(db: ReadDb, codeIds: string[], coderId: string | undefined): CoOccurrence {
  const place = new Map(codeIds.map((id, i) => [id, i]));
  const counts = countOverlaps(placed(db, place, coderId), codeIds.length);
  const pairs = { row: [] as number[], column: [] as number[], count: [] as number[] };
  counts.forEach((n, at) => {
    if (n === 0) return;
    pairs.row.push(Math.floor(at / codeIds.length));
    pairs.column.push(at % codeIds.length);
    pairs.count.push(n);
  });
  return { codeIds, pairs };
}
