/**
 * What was done in each of the six phases, with dates drawn from the rows themselves where they carry one and from the history
 * otherwise. Each kind of work is one SELECT of (at, person, words, room, params): the span reads its ends, the list its rows.
 */
import type { PhaseView, WorkRow } from '../../../shared/contract/method.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ReadDb } from '../../db/handles.ts';
import { shorten } from '../../../shared/domain/history/words.ts';
import { standing } from '../history/standing.ts';

interface Work {
  readonly key: string;
  readonly phase: 1 | 2 | 3 | 4 | 5 | 6;
  readonly label: string;
  readonly sql: string;
  /** The same rows with nothing but when, where joining tens of thousands of them for their words is most of the work. */
  readonly when?: string;
}
const MOST = 200;
/** Characters of a row's words; what was said or written is cut between words. */
const WORDS = 200;
const document = (alias: string) => `'reading' AS room, json_object('document', ${alias}) AS params`;
const theme = (id: string) => `'themes' AS room, json_object('theme', ${id}) AS params`;
const nowhere = "'' AS room, '{}' AS params";

/** Changes of themes in standing steps of one command; `c` is the change. */
const changes = (command: string, words: string, where: string): string =>
  `SELECT h.at, h.actor AS person, ${words} AS words, ${theme("c.value ->> '$.id'")}
   FROM history h, json_each(h.patch, '$.changes') c
   WHERE h.command = '${command}' AND ${standing('h')} AND ${where}`;
const isTheme =
  "c.value ->> '$.table' = 'theme' AND c.value -> '$.before' <> 'null' AND c.value -> '$.after' <> 'null'";
// in brackets: ->> binds no tighter than ||
const cell = (image: 'before' | 'after', column: string) => `(c.value ->> '$.${image}.${column}')`;
const differs = (column: string) => `${cell('before', column)} <> ${cell('after', column)}`;
/** An extract chosen for a theme or against it, on its sheet or while extracts are read against it. */
const quoteStep = (stance: string) =>
  `SELECT h.at, h.actor AS person, coalesce((SELECT name FROM theme t WHERE t.id = ${cell('after', 'theme_id')}), 'A theme deleted since') AS words,
     ${theme(cell('after', 'theme_id'))}
   FROM history h, json_each(h.patch, '$.changes') c
   WHERE h.command IN ('theme.setQuote', 'board.toTheme', 'pass.move', 'pass.carryOut') AND ${standing('h')}
     AND c.value ->> '$.table' = 'theme_quote' AND ${cell('after', 'stance')} = '${stance}'`;

const WORKS: readonly Work[] = [
  {
    key: 'readings',
    phase: 1,
    label: 'Readings',
    sql: `SELECT r.at, r.person_id AS person, d.name AS words, ${document('d.id')} FROM read_mark r JOIN document d ON d.id = r.document_id`,
  },
  {
    key: 'highlights',
    phase: 1,
    label: 'Highlights',
    sql: `SELECT r.created_at AS at, r.person_id AS person, r.quote AS words,
      'reading' AS room, json_object('document', r.document_id, 'start', r.start_at, 'end', r.end_at) AS params FROM highlight r`,
  },
  {
    key: 'codings',
    phase: 2,
    label: 'Codings',
    sql: `SELECT r.created_at AS at, r.coder_id AS person, k.name || ': ' || r.quote AS words,
      'reading' AS room, json_object('document', r.document_id, 'coding', r.id) AS params FROM coding r JOIN code k ON k.id = r.code_id`,
    when: 'SELECT created_at AS at FROM coding',
  },
  {
    key: 'codes',
    phase: 2,
    label: 'Codes made',
    sql: `SELECT r.created_at AS at, r.created_by AS person, r.name AS words, 'codebook' AS room, json_object('code', r.id) AS params
      FROM code r WHERE r.is_heading = 0`,
  },
  {
    key: 'frames',
    phase: 2,
    label: 'Versions of the frame',
    sql: `SELECT r.at, r.person_id AS person, r.name AS words, 'codebook' AS room, '{}' AS params FROM frame_version r`,
  },
  {
    key: 'finished',
    phase: 2,
    label: 'Transcripts finished',
    sql: `SELECT r.at, r.person_id AS person, d.name AS words, ${document('d.id')} FROM finish_mark r JOIN document d ON d.id = r.document_id`,
  },
  {
    key: 'themes',
    phase: 3,
    label: 'Themes made',
    sql: `SELECT r.created_at AS at, NULL AS person, r.name AS words, ${theme('r.id')} FROM theme r`,
  },
  {
    key: 'sittings',
    phase: 3,
    label: 'Sittings at the card board',
    sql: `SELECT r.at, NULL AS person, r.name AS words, 'themes' AS room, json_object('view', 'board', 'sitting', r.id) AS params FROM sitting r`,
  },
  {
    key: 'passMarks',
    phase: 4,
    label: 'Marks on extracts read against a theme',
    sql: `SELECT r.at, r.reviewer_id AS person, t.name AS words, ${theme('t.id')} FROM pass_mark r JOIN theme t ON t.id = r.theme_id`,
    when: 'SELECT at FROM pass_mark',
  },
  {
    key: 'verdicts',
    phase: 4,
    label: 'Verdicts written',
    sql: `SELECT r.at, r.reviewer_id AS person, coalesce(t.name, 'The whole data set') || ': ' || r.words AS words,
      'themes' AS room, CASE WHEN t.id IS NULL THEN '{}' ELSE json_object('theme', t.id) END AS params
      FROM pass_verdict r LEFT JOIN theme t ON t.id = r.theme_id`,
  },
  {
    key: 'reviews',
    phase: 4,
    label: 'Themes marked as reviewed or set aside',
    sql: changes(
      'theme.update',
      cell('after', 'name'),
      `${isTheme} AND ${differs('status')} AND ${cell('after', 'status')} IN ('reviewed', 'setAside')`,
    ),
  },
  {
    key: 'reshaped',
    phase: 4,
    label: 'Themes moved, merged or deleted',
    sql: `${changes('theme.move', cell('after', 'name'), isTheme)} UNION ALL
      SELECT h.at, h.actor AS person, ${cell('before', 'name')} AS words, ${nowhere} FROM history h, json_each(h.patch, '$.changes') c
      WHERE h.command IN ('theme.remove', 'theme.merge') AND ${standing('h')} AND c.value ->> '$.table' = 'theme' AND c.value -> '$.after' = 'null'`,
  },
  { key: 'counterExamples', phase: 4, label: 'Counter-examples marked', sql: quoteStep('against') },
  {
    key: 'answers',
    phase: 4,
    label: 'Answers from reviewers',
    sql: `SELECT r.at, r.reviewer_id AS person, 'An answer in ' || k.title AS words, 'review' AS room, '{}' AS params
      FROM review_answer r JOIN review_pack k ON k.id = r.pack_id`,
  },
  {
    key: 'renames',
    phase: 5,
    label: 'Themes renamed',
    sql: changes(
      'theme.update',
      `${cell('before', 'name')} || ' became ' || ${cell('after', 'name')}`,
      `${isTheme} AND ${differs('name')}`,
    ),
  },
  {
    key: 'definitions',
    phase: 5,
    label: 'Central ideas and boundaries written',
    sql: `SELECT r.created_at AS at, NULL AS person, r.name AS words, ${theme('r.id')} FROM theme r WHERE r.id IN (
        SELECT c.value ->> '$.id' FROM history h, json_each(h.patch, '$.changes') c WHERE h.command = 'theme.create' AND ${standing('h')}
        AND (${cell('after', 'central_idea')} <> '' OR ${cell('after', 'boundary')} <> ''))
      UNION ALL ${changes(
        'theme.update',
        cell('after', 'name'),
        `${isTheme} AND (${differs('central_idea')} OR ${differs('boundary')})`,
      )}`,
  },
  { key: 'keyQuotes', phase: 6, label: 'Key quotes chosen', sql: quoteStep('for') },
  {
    key: 'exports',
    phase: 6,
    label: 'Files written',
    sql: `SELECT r.at, r.person_id AS person, r.what || ', ' || r.format AS words, 'reports' AS room, '{}' AS params FROM export_mark r`,
  },
];

/** The six phases in order, each with the kinds of work that were done in it; nothing done leaves its place with a count of 0. */
export function phasesOf(db: ReadDb): PhaseView[] {
  return [1, 2, 3, 4, 5, 6].map((n) => ({
    n,
    work: WORKS.filter((work) => work.phase === n).map(({ key, label, sql, when }) => {
      const span = db.get<{ first: string | null; last: string | null; count: number }>(
        `SELECT min(at) AS first, max(at) AS last, count(*) AS count FROM (${when ?? sql})`,
      );
      return { key, label, first: span?.first ?? null, last: span?.last ?? null, count: span?.count ?? 0 };
    }),
  }));
}

/** The rows behind one kind of work, from the first on or from the last back. */
export function workRows(db: ReadDb, key: string, from: 'first' | 'last'): WorkRow[] {
  const work = WORKS.find((one) => one.key === key);
  if (!work) throw new Refusal('not-found', 'There is no such kind of work.');
  return db
    .all<{ at: string; person: string | null; words: string | null; room: string; params: string }>(
      `SELECT w.at, p.name AS person, w.words, w.room, w.params FROM (${work.sql}) w LEFT JOIN person p ON p.id = w.person
       ORDER BY w.at ${from === 'first' ? '' : 'DESC'} LIMIT ${MOST}`,
    )
    .map((row) => ({
      at: row.at,
      person: row.person ?? '',
      words: shorten(row.words ?? '', WORDS),
      place: row.room === '' ? null : { room: row.room, params: params(row.params) },
    }));
}
const params = (json: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(JSON.parse(json) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
  );
