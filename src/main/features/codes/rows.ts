import type { CodeCounts, CodeView } from '../../../shared/contract/codes.ts';
import type { CodingView } from '../../../shared/contract/codings.ts';
import { codeOfRow, type CodeRow } from '../../../shared/contract/code-row.ts';
import type { Place } from '../../../shared/domain/codebook/overlaps.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeCounts, placesByNumber, UNUSED } from '../counts/index.ts';

export type { CodeRow };
export interface CodingRow {
  id: string;
  document_id: string;
  code_id: string;
  coder_id: string;
  start_at: number;
  end_at: number;
  quote: string;
  prefix: string;
  suffix: string;
  anchored: number;
  created_at: string;
}

/** Where a coding stands, as overlaps are found. */
export const placeOf = (row: Pick<CodingRow, 'id' | 'document_id' | 'start_at' | 'end_at'>): Place => ({
  id: row.id,
  documentId: row.document_id,
  start: row.start_at,
  end: row.end_at,
});

/** The row of a code; refuses when it is gone. */
export const codeRow = (db: ReadDb, id: string): CodeRow =>
  must(db.get<CodeRow>('SELECT * FROM code WHERE id = ?', id), 'code');
/** The row of a coding; refuses when it is gone. */
export const codingRow = (db: ReadDb, id: string): CodingRow =>
  must(db.get<CodingRow>('SELECT * FROM coding WHERE id = ?', id), 'coding');

/** Different people behind the transcripts of a spread: the place of each transcript's person, by its number. */
function peopleCounter(db: ReadDb): (spread: Uint32Array) => number {
  const people = new Map<string, number>();
  const placeOf = new Map(
    db
      .all<{ id: string; person: string }>('SELECT id, coalesce(participant_id, id) AS person FROM document')
      .map(({ id, person }) => {
        const place = people.get(person) ?? people.size;
        people.set(person, place);
        return [id, place];
      }),
  );
  const places = placesByNumber(db, (id) => placeOf.get(id), -1);
  const seenIn = new Int32Array(people.size);
  let round = 0;
  return (spread) => {
    round += 1;
    let count = 0;
    for (let at = 0; at < spread.length; at += 2) {
      const person = places[spread[at] ?? 0] ?? -1;
      if (person < 0 || seenIn[person] === round) continue;
      seenIn[person] = round;
      count += 1;
    }
    return count;
  };
}

/** All codes in tree order is the client's business; here they come by parent and position, with their counts. */
export function listCodes(db: ReadDb): CodeView[] {
  const countsOf = counter(db);
  return db
    .all<CodeRow>('SELECT * FROM code ORDER BY position, id')
    .map((row) => ({ ...codeOfRow(row), ...countsOf(row.id) }));
}

/** The counts of a few codes, in the order given. */
export function countsOfCodes(db: ReadDb, codeIds: readonly string[]): CodeCounts[] {
  const countsOf = counter(db, codeIds);
  return codeIds.map((id) => ({ id, ...countsOf(id) }));
}

function counter(db: ReadDb, codeIds?: readonly string[]): (codeId: string) => Omit<CodeCounts, 'id'> {
  const counts = codeCounts(db, codeIds);
  const peopleIn = peopleCounter(db);
  return (codeId) => {
    const { spread, codings, coders } = counts.get(codeId) ?? UNUSED;
    return { people: peopleIn(spread), documents: spread.length / 2, codings, coders };
  };
}

const codingView = (row: Omit<CodingRow, 'quote' | 'prefix' | 'suffix'> & { memos: number }): CodingView => ({
  id: row.id,
  documentId: row.document_id,
  codeId: row.code_id,
  coderId: row.coder_id,
  start: row.start_at,
  end: row.end_at,
  memos: row.memos,
  anchored: row.anchored === 1,
  createdAt: row.created_at,
});

/** The codings of a transcript in reading order. Quotes, which are most of a row, stay where they are. */
export function codingsOfDocument(db: ReadDb, documentId: string): CodingView[] {
  const memos = new Map(
    db
      .all<{ id: string; memos: number }>(
        `SELECT target_id AS id, count(*) AS memos FROM memo
         WHERE target_kind = 'coding' AND target_id IN (SELECT id FROM coding WHERE document_id = ?) GROUP BY target_id`,
        documentId,
      )
      .map((row) => [row.id, row.memos]),
  );
  return db
    .all<Omit<CodingRow, 'quote' | 'prefix' | 'suffix'>>(
      `SELECT id, document_id, code_id, coder_id, start_at, end_at, anchored, created_at
       FROM coding WHERE document_id = ? ORDER BY start_at, end_at DESC, id`,
      documentId,
    )
    .map((row) => codingView({ ...row, memos: memos.get(row.id) ?? 0 }));
}

/** The code and every code under it. */
export function withDescendants(db: ReadDb, id: string): string[] {
  return db
    .all<{ id: string }>(
      'WITH RECURSIVE tree(id) AS (VALUES (?) UNION SELECT c.id FROM code c JOIN tree t ON c.parent_id = t.id) SELECT id FROM tree',
      id,
    )
    .map((row) => row.id);
}
