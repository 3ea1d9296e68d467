import { counted, people } from '../words.ts';
import type {
  Consequences,
  DocumentCounts,
  DocumentFull,
  DocumentSummary,
  SpeakerView,
} from '../../../shared/contract/documents.ts';
import type { ReadDb } from '../../db/handles.ts';
import { documentCounts, NOTHING_CODED } from '../counts/index.ts';
import {
  documentRow,
  layoutByHash,
  referenceKey,
  speakersOf,
  textByHash,
  type DocumentRow,
  type SpeakerRow,
} from './rows.ts';

interface WordsRow {
  document_id: string;
  words: number;
  interviewer: number;
}

function summarise(db: ReadDb, rows: DocumentRow[], only: string | null): DocumentSummary[] {
  const coded = documentCounts(db, only);
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
      ...countsOf(row, coded.get(row.id)),
      settledAt: row.settled_at,
      importedAt: row.imported_at,
      lang: row.lang,
      direction: row.direction,
      warnings: JSON.parse(row.warnings) as string[],
    };
  });
}

/** Every transcript in the order of the study, with what is counted of it. */
export const listDocuments = (db: ReadDb): DocumentSummary[] =>
  summarise(db, db.all<DocumentRow>('SELECT * FROM document ORDER BY position, id'), null);

function countsOf(
  { length }: Pick<DocumentRow, 'length'>,
  { codings, coders, covered } = NOTHING_CODED,
): Omit<DocumentCounts, 'id'> {
  return { codings, coderIds: [...coders], coded: length === 0 ? 0 : Math.min(1, covered / length) };
}

/** What is counted of a few transcripts; those that are gone are left out. */
export function countsOfDocuments(db: ReadDb, ids: readonly string[]): DocumentCounts[] {
  return ids.flatMap((id) => {
    const row = db.get<Pick<DocumentRow, 'length'>>('SELECT length FROM document WHERE id = ?', id);
    return row ? [{ id, ...countsOf(row, documentCounts(db, id).get(id)) }] : [];
  });
}

const speakerView = (row: SpeakerRow): SpeakerView => ({
  id: row.id,
  label: row.label,
  role: row.role,
  participantId: row.participant_id,
  words: row.words,
  turns: row.turns,
});

/** A transcript with its text, layout and speakers; refuses when it is gone. */
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
  const onMaps = count(
    'SELECT count(*) FROM map_item WHERE coding_id IN (SELECT id FROM coding WHERE document_id = ?)',
  );
  const cards = count(
    'SELECT count(*) FROM card WHERE coding_id IN (SELECT id FROM coding WHERE document_id = ?)',
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
    ...(onMaps > 0 ? [`${counted(onMaps, 'quote')} on maps will go too.`] : []),
    ...(cards > 0 ? [`${counted(cards, 'card')} will go from the card board.`] : []),
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
