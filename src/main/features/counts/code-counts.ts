/**
 * How often each code is used, and in which transcripts. Kept beside the rows (migration 100): what is kept is right, what
 * is not kept is counted here.
 */
import type { ReadDb, WriteDb } from '../../db/handles.ts';

export interface CodeCount {
  readonly codings: number;
  readonly coders: number;
  /** Pairs: the number of a transcript (see placesByNumber) and how many codings with this code it has. */
  readonly spread: Uint32Array;
}
export const UNUSED: CodeCount = { codings: 0, coders: 0, spread: new Uint32Array(0) };

const MISSING = 'SELECT id FROM code WHERE id NOT IN (SELECT code_id FROM code_count)';
const AMONG = 'SELECT value FROM json_each(?)';

/** Counts what is not kept of every code, or of those given. */
function counted(db: ReadDb, only: string | null = null): Map<string, CodeCount> {
  const missing = only === null ? MISSING : `${MISSING} AND id IN (${AMONG})`;
  const params = only === null ? [] : [only];
  const coders = new Map(
    db
      .all<{ code_id: string; coders: number }>(
        `SELECT code_id, count(DISTINCT coder_id) AS coders FROM coding WHERE code_id IN (${missing}) GROUP BY code_id`,
        ...params,
      )
      .map((row) => [row.code_id, row.coders]),
  );
  const pairs = new Map<string, number[]>();
  for (const { code_id, number, n } of db.each<{ code_id: string; number: number; n: number }>(
    `SELECT c.code_id, d.number, count(*) AS n FROM coding c JOIN document_number d ON d.document_id = c.document_id
     WHERE c.code_id IN (${missing}) GROUP BY c.code_id, c.document_id`,
    ...params,
  )) {
    const of = pairs.get(code_id);
    if (of) of.push(number, n);
    else pairs.set(code_id, [number, n]);
  }
  return new Map(
    [...pairs].map(([id, of]) => [
      id,
      {
        codings: of.reduce((sum, n, at) => (at % 2 === 1 ? sum + n : sum), 0),
        coders: coders.get(id) ?? 0,
        spread: Uint32Array.from(of),
      },
    ]),
  );
}

// The numbers are stored little end first, as every machine this runs on keeps them.
const fromBytes = (bytes: Buffer): Uint32Array =>
  new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const toBytes = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** The counts of every code that is used, or of those among the codes given. */
export function codeCounts(db: ReadDb, codeIds?: readonly string[]): Map<string, CodeCount> {
  const only = codeIds === undefined ? null : JSON.stringify(codeIds);
  const found = new Map<string, CodeCount>();
  for (const row of db.all<{ code_id: string; codings: number; coders: number; spread: Buffer }>(
    `SELECT * FROM code_count WHERE codings > 0${only === null ? '' : ` AND code_id IN (${AMONG})`}`,
    ...(only === null ? [] : [only]),
  )) {
    found.set(row.code_id, { codings: row.codings, coders: row.coders, spread: fromBytes(row.spread) });
  }
  for (const [id, count] of counted(db, only)) found.set(id, count);
  return found;
}

/** Counts what is not kept and keeps it. */
export function keepCodeCounts(db: WriteDb): void {
  const missing = db.all<{ id: string }>(MISSING);
  if (missing.length === 0) return;
  const counts = counted(db);
  for (const { id } of missing) {
    const { codings, coders, spread } = counts.get(id) ?? UNUSED;
    db.run('INSERT INTO code_count VALUES (?, ?, ?, ?)', id, codings, coders, toBytes(spread));
  }
}

/**
 * For every number a transcript has: a place, as `placeOf` gives it by the transcript's id, or `none` where a number is
 * nobody's.
 */
export function placesByNumber(
  db: ReadDb,
  placeOf: (documentId: string) => number | undefined,
  none: number,
): Int32Array {
  const rows = db.all<{ document_id: string; number: number }>('SELECT * FROM document_number');
  const places = new Int32Array(rows.reduce((most, row) => Math.max(most, row.number), 0) + 1).fill(none);
  for (const row of rows) places[row.number] = placeOf(row.document_id) ?? none;
  return places;
}

/** How many codings with a code a transcript has. */
interface CodeInDocument {
  readonly document: string;
  readonly n: number;
}

/** Where each code that is used, or each of those given, stands: its transcripts and how often in each. Costs as much as there are pairs, not codings. */
export function codesInDocuments(db: ReadDb, codeIds?: readonly string[]): Map<string, CodeInDocument[]> {
  const documentOf = new Map(
    db
      .all<{ document_id: string; number: number }>('SELECT * FROM document_number')
      .map((row) => [row.number, row.document_id]),
  );
  const found = new Map<string, CodeInDocument[]>();
  for (const [code, { spread }] of codeCounts(db, codeIds)) {
    const of: CodeInDocument[] = [];
    for (let at = 0; at < spread.length; at += 2) {
      const document = documentOf.get(spread[at] as number);
      if (document !== undefined) of.push({ document, n: spread[at + 1] as number });
    }
    found.set(code, of);
  }
  return found;
}
