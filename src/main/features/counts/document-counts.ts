/**
 * How much of each transcript is coded, and by whom. Kept beside the rows (migration 100): what is kept is right, what is
 * not kept is counted here.
 */
import type { ReadDb, WriteDb } from '../../db/handles.ts';

export interface DocumentCount {
  readonly codings: number;
  /** Characters that stand under at least one coding. */
  readonly covered: number;
  /** Ids of the people whose codings these are. */
  readonly coders: readonly string[];
}
export const NOTHING_CODED: DocumentCount = { codings: 0, covered: 0, coders: [] };

/** Length of the union of ranges given as "start,end;start,end;..." in order of start. */
export function coveredBy(ranges: string): { codings: number; covered: number } {
  let codings = 0;
  let covered = 0;
  let reach = 0;
  let start = 0;
  let number = 0;
  // Read digit by digit: a study has hundreds of thousands of these.
  for (let i = 0; i <= ranges.length; i++) {
    const unit = ranges.charCodeAt(i);
    if (unit >= 48 && unit <= 57) number = number * 10 + unit - 48;
    else if (unit === 44) {
      start = number;
      number = 0;
    } else {
      codings += 1;
      covered += Math.max(0, number - Math.max(start, reach));
      reach = Math.max(reach, number);
      number = 0;
    }
  }
  return { codings, covered };
}

const MISSING = 'SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM document_count)';

/** Counts transcripts by their codings; `among` is SQL for their ids. Each question is answered by one index alone. */
function counted(db: ReadDb, among: string, ...params: string[]): Map<string, DocumentCount> {
  const rows = db.all<{ document_id: string; ranges: string }>(
    `SELECT document_id, group_concat(start_at || ',' || end_at, ';' ORDER BY start_at) AS ranges
     FROM coding WHERE document_id IN (${among}) GROUP BY document_id`,
    ...params,
  );
  const coders = Map.groupBy(
    db.all<{ document_id: string; coder_id: string }>(
      `SELECT DISTINCT document_id, coder_id FROM coding INDEXED BY coding_document WHERE document_id IN (${among})`,
      ...params,
    ),
    (row) => row.document_id,
  );
  return new Map(
    rows.map(({ document_id: id, ranges }) => [
      id,
      { ...coveredBy(ranges), coders: (coders.get(id) ?? []).map((row) => row.coder_id) },
    ]),
  );
}

interface KeptRow {
  document_id: string;
  codings: number;
  covered: number;
  coders: string;
}

/** The counts of one transcript, or of every one that has codings. */
export function documentCounts(db: ReadDb, only: string | null): Map<string, DocumentCount> {
  const kept = db.all<KeptRow>(
    `SELECT * FROM document_count ${only === null ? '' : 'WHERE document_id = ?'}`,
    ...(only === null ? [] : [only]),
  );
  const found = new Map<string, DocumentCount>(
    kept.map(({ document_id: id, codings, covered, coders }) => [
      id,
      { codings, covered, coders: JSON.parse(coders) as string[] },
    ]),
  );
  if (only !== null) return found.size > 0 ? found : counted(db, '?', only);
  for (const [id, count] of counted(db, MISSING)) found.set(id, count);
  return found;
}

/** Counts what is not kept and keeps it. */
export function keepDocumentCounts(db: WriteDb): void {
  const missing = db.all<{ id: string }>(MISSING);
  if (missing.length === 0) return;
  const counts = counted(db, MISSING);
  for (const { id } of missing) {
    const { codings, covered, coders } = counts.get(id) ?? NOTHING_CODED;
    db.run('INSERT INTO document_count VALUES (?, ?, ?, ?)', id, codings, covered, JSON.stringify(coders));
  }
}
