/** Pass 2: how far the codes and themes reach over the whole data set. */
import type { TranscriptReach, UncodedTurn } from '../../../shared/contract/passes.ts';
import { lineAt } from '../../../shared/domain/text/index.ts';
import { median } from '../../../shared/domain/passes/notices.ts';
import { apartFrom, coverTurns, united, type Span } from '../../../shared/domain/passes/reach.ts';
import type { ReadDb } from '../../db/handles.ts';
import { citable, documentRow, referenceOf, speakersOf } from '../documents/rows.ts';

/** A code counts when it is in a theme that is not set aside. */
const IN_THEME = `code_id IN (SELECT tc.code_id FROM theme_code tc JOIN theme t ON t.id = tc.theme_id WHERE t.status <> 'setAside')`;
const PLACED = `SELECT c.document_id, c.start_at AS start, c.end_at AS end FROM coding c
  WHERE c.id IN (SELECT q.coding_id FROM theme_quote q JOIN theme t ON t.id = q.theme_id WHERE t.status <> 'setAside')`;

/** "1,2,0;3,4,1;..." as numbers, three by three. Read digit by digit: there are tens of thousands of them. */
function eachTriple(list: string, take: (a: number, b: number, c: number) => void): void {
  let [a, b, number, part] = [0, 0, 0, 0];
  for (let i = 0; i <= list.length; i++) {
    const unit = list.charCodeAt(i);
    if (unit >= 48 && unit <= 57) {
      number = number * 10 + unit - 48;
      continue;
    }
    if (unit !== 44) {
      if (part === 2) take(a, b, number);
      part = 0;
    } else if (part++ === 0) a = number;
    else b = number;
    number = 0;
  }
}

interface CodedDocument {
  all: Span[];
  /** Where a code of a theme stands or an extract was placed with one; disjoint. */
  inTheme: Span[];
}

/** Every coding by document, in order of its start; one index answers it. */
function codedByDocument(db: ReadDb): Map<string, CodedDocument> {
  const placed = Map.groupBy(db.all<Span & { document_id: string }>(PLACED), (row) => row.document_id);
  return new Map(
    db
      .all<{ document_id: string; places: string }>(
        `SELECT document_id, group_concat(start_at || ',' || end_at || ',' || in_theme, ';') AS places FROM
           (SELECT document_id, start_at, end_at, ${IN_THEME} AS in_theme FROM coding INDEXED BY coding_document
            ORDER BY document_id, start_at)
         GROUP BY document_id`,
      )
      .map((row) => {
        const all: Span[] = [];
        const inTheme: Span[] = [...(placed.get(row.document_id) ?? [])];
        eachTriple(row.places, (start, end, isInTheme) => {
          all.push({ start, end });
          if (isInTheme === 1) inTheme.push({ start, end });
        });
        return [row.document_id, { all, inTheme: united(inTheme.toSorted((a, b) => a.start - b.start)) }];
      }),
  );
}

interface Turn extends Span {
  lines: number;
}

/** Turns of everyone but interviewers. A turn ends where the next begins, one line break before. */
function turnsByDocument(db: ReadDb): Map<string, Turn[]> {
  return new Map(
    db
      .all<{ document_id: string; length: number; turns: string }>(
        `SELECT p.document_id, d.length,
           group_concat(p.start_at || ',' || p.line_count || ',' || p.asks, ';') AS turns
         FROM (SELECT document_id, start_at, line_count,
                 coalesce(speaker IN (SELECT id FROM speaker WHERE role = 'interviewer'), 0) AS asks
               FROM passage ORDER BY document_id, turn) p
         JOIN document d ON d.id = p.document_id GROUP BY p.document_id`,
      )
      .map((row) => {
        const turns: { start: number; end: number; lines: number; asks: boolean }[] = [];
        eachTriple(row.turns, (start, lines, asks) => {
          const before = turns.at(-1);
          if (before) before.end = start - 1;
          turns.push({ start, end: row.length, lines, asks: asks === 1 });
        });
        return [row.document_id, turns.filter((turn) => !turn.asks)];
      }),
  );
}

const isLong = (turn: { lines: number }): boolean => turn.lines > 1;

/** How much of each transcript is coded, and how much of that no theme reaches; in the order of the transcripts. */
export function transcriptReach(db: ReadDb): TranscriptReach[] {
  const coded = codedByDocument(db);
  const turns = turnsByDocument(db);
  const rows = db.all<{ id: string; name: string; person: string; number: number | null }>(
    `SELECT d.id, d.name, coalesce(d.participant_id, d.id) AS person, p.number FROM document d
     LEFT JOIN participant p ON p.id = d.participant_id ORDER BY d.position, d.id`,
  );
  return rows.map((row) => {
    const said = turns.get(row.id) ?? [];
    const of = coded.get(row.id) ?? { all: [], inTheme: [] };
    const reach = coverTurns(said, united(of.all));
    return {
      documentId: row.id,
      name: row.name,
      publicId: row.number === null ? null : `P${row.number}`,
      personKey: row.person,
      turns: said.length,
      uncoded: reach.bare.length,
      uncodedLong: reach.bare.filter((at) => isLong(said[at] as Turn)).length,
      share: reach.said === 0 ? 0 : reach.covered / reach.said,
      codings: of.all.length,
      toNoTheme: apartFrom(of.all, of.inTheme).length,
    };
  });
}

/** The middle of the coded shares, over transcripts in which somebody is heard. */
export const medianShare = (rows: readonly TranscriptReach[]): number =>
  median(rows.filter((row) => row.turns > 0).map((row) => row.share));

/** Turns of one transcript without any coding, with their words. */
export function uncodedTurns(db: ReadDb, documentId: string): UncodedTurn[] {
  const doc = citable(db, documentId);
  const speakers = new Map(speakersOf(db, documentId).map((row) => [row.id, row]));
  const turns = doc.layout.turns
    .map((turn, at) => ({ ...turn, at }))
    .filter((turn) => turn.speaker === null || speakers.get(turn.speaker)?.role !== 'interviewer');
  const codings = db.all<Span>(
    'SELECT start_at AS start, end_at AS end FROM coding WHERE document_id = ? ORDER BY start_at',
    documentId,
  );
  return coverTurns(turns, united(codings)).bare.map((place) => {
    const turn = turns[place] as (typeof turns)[number];
    return {
      turn: turn.at,
      start: turn.start,
      end: turn.end,
      line: lineAt(doc.layout, turn.start),
      reference: referenceOf(doc, turn.start, turn.end),
      speaker: turn.speaker === null ? '' : (speakers.get(turn.speaker)?.label ?? ''),
      words: doc.text.slice(turn.start, turn.end),
      isLong: turn.lineCount > 1,
    };
  });
}

/** Codings of one transcript whose words no theme reaches. */
export function withoutTheme(db: ReadDb, documentId: string): string[] {
  documentRow(db, documentId);
  const all = db.all<Span & { id: string; inTheme: number }>(
    `SELECT id, start_at AS start, end_at AS end, ${IN_THEME} AS inTheme FROM coding WHERE document_id = ? ORDER BY start_at, end_at, id`,
    documentId,
  );
  const placed = db.all<Span>(`${PLACED} AND c.document_id = ?`, documentId);
  const inTheme = [...all.filter((row) => row.inTheme === 1), ...placed].toSorted(
    (a, b) => a.start - b.start,
  );
  return apartFrom(all, united(inTheme)).map((row) => row.id);
}
