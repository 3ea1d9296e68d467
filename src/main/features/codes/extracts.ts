import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { lineAt, turnAt } from '../../../shared/domain/text/index.ts';
import type { ReadDb, Param } from '../../db/handles.ts';
import { citable, referenceOf, type Citable } from '../documents/rows.ts';
import { voicesIn } from '../documents/voices.ts';
import { themeCodes } from '../themes/rows.ts';
import type { CodingRow } from './rows.ts';

/** Units of the same turn shown on either side of an extract. */
const AROUND = 120;

/** Extracts in the order of the transcripts, with where they stand and what surrounds them. */
export function listExtracts(db: ReadDb, input: Parsed<'coding.extracts'>) {
  const { where, params } = condition(db, input);
  const totals = db.get<{ total: number; people: number; documents: number }>(
    `SELECT count(*) AS total, count(DISTINCT coalesce(d.participant_id, d.id)) AS people, count(DISTINCT d.id) AS documents
     FROM coding c JOIN document d ON d.id = c.document_id WHERE ${where}`,
    ...params,
  );
  const rows = db.all<CodingRow & { memos: number }>(
    `SELECT c.*, (SELECT count(*) FROM memo m WHERE m.target_kind = 'coding' AND m.target_id = c.id) AS memos
     FROM coding c JOIN document d ON d.id = c.document_id WHERE ${where}
     ORDER BY d.position, d.id, c.start_at, c.end_at, c.id LIMIT ? OFFSET ?`,
    ...params,
    input.limit,
    input.offset,
  );
  return {
    total: totals?.total ?? 0,
    people: totals?.people ?? 0,
    documents: totals?.documents ?? 0,
    items: describe(db, rows),
  };
}

type Filter = Omit<Parsed<'coding.extracts'>, 'limit' | 'offset'>;

/** So few codes are always looked up one by one. */
const FEW = 20;

/**
 * The column that says which codings have these codes. Where they hold more than a quarter of all codings it is faster to go along
 * the transcripts than from code to code and to sort what is found: a plus keeps the index on codes out of it.
 */
function codeColumn(db: ReadDb, codeIds: readonly string[]): string {
  if (codeIds.length <= FEW) return 'c.code_id';
  const counted = db.get<{ own: number; every: number }>(
    `SELECT (SELECT count(*) FROM coding WHERE code_id IN (SELECT value FROM json_each(?))) AS own,
       (SELECT count(*) FROM coding) AS every`,
    JSON.stringify(codeIds),
  );
  return counted && counted.own * 4 > counted.every ? '+c.code_id' : 'c.code_id';
}

/** Whether no code but these has codings, so that nothing is to be left out. */
const isEveryUsed = (db: ReadDb, codeIds: readonly string[]): boolean =>
  codeIds.length > FEW &&
  db.value(
    `SELECT 1 FROM code k WHERE id NOT IN (SELECT value FROM json_each(?))
       AND EXISTS (SELECT 1 FROM coding WHERE code_id = k.id) LIMIT 1`,
    JSON.stringify(codeIds),
  ) === null;

/** The filter as a condition on `coding c` joined with `document d`. */
export function condition(db: ReadDb, input: Filter): { where: string; params: Param[] } {
  const parts: string[] = ['1'];
  const params: Param[] = [];
  const among = (column: string, ids: readonly string[]) => {
    parts.push(`${column} IN (SELECT value FROM json_each(?))`);
    params.push(JSON.stringify(ids));
  };
  const ofCodes = (ids: readonly string[]) => {
    if (!isEveryUsed(db, ids)) among(codeColumn(db, ids), ids);
  };
  if (input.codeIds) ofCodes(input.codeIds);
  if (input.themeId) ofCodes(themeCodes(db, input.themeId));
  if (input.documentIds) among('c.document_id', input.documentIds);
  if (input.codingIds) among('c.id', input.codingIds);
  if (input.aboutThemeId) {
    parts.push(
      `(c.code_id IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM theme_quote q WHERE q.coding_id = c.id AND q.theme_id = ?))`,
    );
    params.push(JSON.stringify(themeCodes(db, input.aboutThemeId)), input.aboutThemeId);
  }
  if (input.stance) {
    const { stance, aboutThemeId } = input;
    const isOfTheme = aboutThemeId === undefined ? '' : 'AND q.theme_id = ?';
    const is = stance === 'none' ? '' : 'AND q.stance = ?';
    parts.push(
      `${stance === 'none' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM theme_quote q WHERE q.coding_id = c.id ${isOfTheme} ${is})`,
    );
    if (aboutThemeId !== undefined) params.push(aboutThemeId);
    if (stance !== 'none') params.push(stance);
  }
  const equal = {
    'c.document_id': input.documentId,
    'c.coder_id': input.coderId,
    'd.participant_id': input.participantId,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value === undefined) continue;
    parts.push(`${column} = ?`);
    params.push(value);
  }
  return { where: parts.join(' AND '), params };
}

/** Rows with their place in words; documents are read once each. */
export function describe(db: ReadDb, rows: readonly (CodingRow & { memos: number })[]): ExtractView[] {
  const documents = new Map<string, Citable>();
  const quotes = db.all<{ coding_id: string; theme_id: string; stance: 'for' | 'against' }>(
    'SELECT coding_id, theme_id, stance FROM theme_quote WHERE coding_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(rows.map((r) => r.id)),
  );
  const quotesOf = Map.groupBy(quotes, (q) => q.coding_id);
  const voiceIn = voicesIn(db, [...new Set(rows.map((r) => r.document_id))]);
  return rows.map((row) => {
    let doc = documents.get(row.document_id);
    if (!doc) documents.set(row.document_id, (doc = citable(db, row.document_id)));
    const turn = doc.layout.turns[turnAt(doc.layout, row.start_at)];
    const anchored = row.anchored === 1;
    return {
      codingId: row.id,
      documentId: row.document_id,
      documentName: doc.row.name,
      codeId: row.code_id,
      coderId: row.coder_id,
      start: row.start_at,
      end: row.end_at,
      quote: row.quote,
      before: anchored ? doc.text.slice(Math.max(turn?.start ?? 0, row.start_at - AROUND), row.start_at) : '',
      after: anchored
        ? doc.text.slice(row.end_at, Math.min(turn?.end ?? row.end_at, row.end_at + AROUND))
        : '',
      line: lineAt(doc.layout, row.start_at),
      reference: referenceOf(doc, row.start_at, row.end_at),
      participantId: doc.row.participant_id,
      publicId: doc.participantNumber === null ? null : `P${doc.participantNumber}`,
      voice: anchored ? voiceIn(doc, row.start_at, row.end_at) : '',
      memos: row.memos,
      anchored,
      quotes: (quotesOf.get(row.id) ?? []).map((q) => ({ themeId: q.theme_id, stance: q.stance })),
    };
  });
}
