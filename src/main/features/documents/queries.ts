import type {
  Consequences,
  DocumentFull,
  DocumentSummary,
  SpeakerView,
} from '../../../shared/contract/documents.ts';
import type { ReadDb } from '../../db/handles.ts';
import {
  documentRow,
  layoutByHash,
  referenceKey,
  speakersOf,
  textByHash,
  type DocumentRow,
  type SpeakerRow,
} from './rows.ts';

/** Length of the union of ranges given as "start,end;start,end;..." in order of start. */
export function coveredBy(ranges: string): { codings: number; covered: number } {
  let codings = 0;
  let covered = 0;
  let reach = 0;
  let start = 0;
  let number = 0;
  // Read digit by digit: a study has hundreds of thousands of these, and a list is opened with them.
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

/** Union of coded characters per document, and who coded. Both questions are answered by one index alone. */
function codedByDocument(
  db: ReadDb,
  documentId: string | null,
): Map<string, { codings: number; covered: number; coders: Set<string> }> {
  const where = documentId === null ? '' : 'WHERE document_id = ?';
  const params = documentId === null ? [] : [documentId];
  const rows = db.all<{ document_id: string; ranges: string }>(
    `SELECT document_id, group_concat(start_at || ',' || end_at, ';' ORDER BY start_at) AS ranges
     FROM coding ${where} GROUP BY document_id`,
    ...params,
  );
  const byDocument = new Map(
    rows.map((row) => [row.document_id, { ...coveredBy(row.ranges), coders: new Set<string>() }]),
  );
  const coders = db.all<{ document_id: string; coder_id: string }>(
    `SELECT DISTINCT document_id, coder_id FROM coding INDEXED BY coding_document ${where}`,
    ...params,
  );
  for (const row of coders) byDocument.get(row.document_id)?.coders.add(row.coder_id);
  return byDocument;
}

interface WordsRow {
  document_id: string;
  words: number;
  interviewer: number;
}

function summarise(db: ReadDb, rows: DocumentRow[], only: string | null): DocumentSummary[] {
  const coded = codedByDocument(db, only);
  const words = new Map(
    db
      .all<WordsRow>(
        `SELECT document_id, sum(CASE WHEN role <> 'interviewer' THEN words ELSE 0 END) AS words,
                sum(CASE WHEN role = 'interviewer' THEN words ELSE 0 END) AS interviewer FROM speaker
         ${only === null ? '' : 'WHERE document_id = ?'} GROUP BY document_id`,
        ...(only === null ? [] : [only]),
      )
      .map((row) => [row.document_id, row]),
  );
  const numbers = new Map(
    db.all<{ id: string; number: number }>('SELECT id, number FROM participant').map((p) => [p.id, p.number]),
  );
  const ordinals = new Map(
    db.all<{ id: string }>('SELECT id FROM document ORDER BY position').map((d, i) => [d.id, i + 1]),
  );
  return rows.map((row) => {
    const number = row.participant_id === null ? null : (numbers.get(row.participant_id) ?? null);
    const spoken = words.get(row.id);
    const seen = coded.get(row.id);
    return {
      id: row.id,
      name: row.name,
      position: row.position,
      participantId: row.participant_id,
      publicId: number === null ? null : `P${number}`,
      referenceKey: referenceKey(number, row.letter, ordinals.get(row.id) ?? 0),
      format: row.format,
      originalName: row.original_name,
      words: spoken?.words ?? 0,
      interviewerWords: spoken?.interviewer ?? 0,
      turns: row.turns,
      lines: row.lines,
      durationMs: row.duration_ms,
      codings: seen?.codings ?? 0,
      coderIds: [...(seen?.coders ?? [])],
      coded: row.length === 0 ? 0 : Math.min(1, (seen?.covered ?? 0) / row.length),
      settledAt: row.settled_at,
      importedAt: row.imported_at,
      lang: row.lang,
      direction: row.direction,
      warnings: JSON.parse(row.warnings) as string[],
    };
  });
}

export const listDocuments = (db: ReadDb): DocumentSummary[] =>
  summarise(db, db.all<DocumentRow>('SELECT * FROM document ORDER BY position, id'), null);

export const speakerView = (row: SpeakerRow): SpeakerView => ({
  id: row.id,
  label: row.label,
  role: row.role,
  participantId: row.participant_id,
  words: row.words,
  turns: row.turns,
});

export function getDocument(db: ReadDb, id: string): DocumentFull {
  const row = documentRow(db, id);
  const [summary] = summarise(db, [row], id);
  return {
    summary: summary as DocumentSummary,
    text: textByHash(db, row.text_hash),
    textHash: row.text_hash,
    layout: layoutByHash(db, row.layout_hash),
    speakers: speakersOf(db, id).map(speakerView),
  };
}

export const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What hangs on a document. */
export function documentConsequences(db: ReadDb, id: string): Consequences {
  const count = (sql: string) => db.value<number>(sql, id) ?? 0;
  const codings = count('SELECT count(*) FROM coding WHERE document_id = ?');
  const coders = count('SELECT count(DISTINCT coder_id) FROM coding WHERE document_id = ?');
  const memos =
    count("SELECT count(*) FROM memo WHERE target_kind = 'document' AND target_id = ?") +
    count(
      "SELECT count(*) FROM memo WHERE target_kind = 'coding' AND target_id IN (SELECT id FROM coding WHERE document_id = ?)",
    );
  const quotes = count(
    'SELECT count(*) FROM theme_quote WHERE coding_id IN (SELECT id FROM coding WHERE document_id = ?)',
  );
  const examples = count(
    `SELECT count(*) FROM code k JOIN coding c ON c.id IN (k.typical_coding_id, k.borderline_coding_id)
     WHERE c.document_id = ?`,
  );
  const reviewComments = count(
    `SELECT count(*) FROM review_answer a JOIN review_item i ON i.pack_id = a.pack_id AND i.item_id = a.item_id
     WHERE i.coding_id IN (SELECT id FROM coding WHERE document_id = ?)`,
  );
  const sentences = [
    codings === 0
      ? 'Nothing in it is coded.'
      : `${counted(codings, 'coding')} by ${people(coders)} will go with it.`,
    ...(memos > 0 ? [`${counted(memos, 'memo')} on it or on its codings will go too.`] : []),
    ...(quotes > 0 ? [`${counted(quotes, 'key quote')} of themes will be lost.`] : []),
    ...(examples > 0 ? [`${counted(examples, 'example')} of codes will have no words any more.`] : []),
    ...(reviewComments > 0
      ? [
          reviewComments === 1
            ? '1 comment by a reviewer stays, without its place.'
            : `${reviewComments} comments by reviewers stay, without their place.`,
        ]
      : []),
    'Undo brings everything back.',
  ];
  return { codings, people: coders, memos, quotes, reviewComments, kept: 0, sentences };
}
