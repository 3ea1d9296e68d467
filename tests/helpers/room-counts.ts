import { expect } from 'vitest';
import { evidenceOf } from '../../src/renderer/rooms/compare/evidence-of.ts';
import { columnOf } from '../../src/renderer/rooms/compare/place.ts';
import { pairOf, reachCounts, shownRows, type Pair } from '../../src/renderer/rooms/compare/rows.ts';
import type { Comparison } from '../../src/shared/contract/analysis.ts';
import type { TestStudy } from './study.ts';

/** What a row of a room counts, whichever room it is. */
interface Counted {
  people: number;
  documents: number;
  codings: number;
}

/** Themes with the codes of each and of everything under it. */
const THEME_CODES = `WITH RECURSIVE under(top, id) AS (
    SELECT id, id FROM theme UNION SELECT under.top, t.id FROM theme t JOIN under ON t.parent_id = under.id),
  row_code(row, code_id) AS (SELECT DISTINCT under.top, k.code_id FROM under JOIN theme_code k ON k.theme_id = under.id)`;
/** Codes by themselves, and headings with every code under them. */
const CODE_CODES = `WITH RECURSIVE under(top, id) AS (
    SELECT id, id FROM code UNION SELECT under.top, k.id FROM code k JOIN under ON k.parent_id = under.id
    JOIN code heading ON heading.id = under.top AND heading.is_heading = 1),
  row_code(row, code_id) AS (SELECT top, id FROM under)`;
const COUNTS = `count(DISTINCT coalesce(d.participant_id, d.id)) AS people, count(DISTINCT d.id) AS documents,
  count(DISTINCT c.id) AS codings`;

const nothing: Counted = { people: 0, documents: 0, codings: 0 };
const keyed = <T extends { key: string }>(rows: readonly T[]) =>
  new Map(rows.map(({ key, ...rest }) => [key, rest as Omit<T, 'key'>]));

/** Themes: the tree, the sheet, and the two passes, each number against a statement of its own. */
function expectThemesRight({ study: { db }, call }: TestStudy): void {
  const rows = keyed(
    db.all<Counted & { key: string }>(
      `${THEME_CODES} SELECT r.row AS key, ${COUNTS} FROM row_code r
       JOIN coding c ON c.code_id = r.code_id JOIN document d ON d.id = c.document_id GROUP BY r.row`,
    ),
  );
  const listed = call('theme.list', {});
  for (const { id, people, documents, codings } of listed) {
    expect({ people, documents, codings }).toEqual(rows.get(id) ?? nothing);
    const sheet = call('theme.evidence', { themeId: id });
    expect([sheet.people, sheet.documents, sheet.total]).toEqual([people, documents, codings]);
    const list = call('coding.extractIndex', { themeId: id });
    expect([list.people, list.documents, list.total, list.ids.length]).toEqual([
      people,
      documents,
      codings,
      codings,
    ]);
  }
  const extracts = (withUnder: boolean) =>
    keyed(
      db.all<{ key: string; ids: string; people: number }>(
        `WITH RECURSIVE under(top, id) AS (SELECT id, id FROM theme
           ${withUnder ? 'UNION SELECT under.top, t.id FROM theme t JOIN under ON t.parent_id = under.id' : ''}),
         own(top, coding_id) AS (
           SELECT under.top, c.id FROM under JOIN theme_code k ON k.theme_id = under.id JOIN coding c ON c.code_id = k.code_id
           UNION SELECT under.top, q.coding_id FROM under JOIN theme_quote q ON q.theme_id = under.id)
         SELECT own.top AS key, group_concat(c.id) AS ids, count(DISTINCT coalesce(d.participant_id, d.id)) AS people
         FROM own JOIN coding c ON c.id = own.coding_id JOIN document d ON d.id = c.document_id GROUP BY own.top`,
      ),
    );
  const [own, all] = [extracts(false), extracts(true)];
  const marks = db.all<{ theme_id: string; coding_id: string; reviewer_id: string; mark: string }>(
    'SELECT theme_id, coding_id, reviewer_id, mark FROM pass_mark',
  );
  for (const { themeId, ...progress } of call('pass.progress', {})) {
    for (const [withUnder, found] of [
      [false, own.get(themeId)],
      [true, all.get(themeId)],
    ] as const) {
      const read = call('pass.extracts', { themeId, withUnder });
      const ids = found?.ids.split(',') ?? [];
      expect([...read.ids].sort()).toEqual(ids.sort());
      expect([read.people, withUnder ? progress.withUnder : progress.own]).toEqual([
        found?.people ?? 0,
        ids.length,
      ]);
    }
    for (const scope of ['own', 'withUnder'] as const) {
      const there = new Set((scope === 'own' ? own : all).get(themeId)?.ids.split(','));
      const of = marks.filter((mark) => mark.theme_id === themeId && there.has(mark.coding_id));
      const extractsWith = (mark?: string) =>
        new Set(of.filter((row) => mark === undefined || row.mark === mark).map((row) => row.coding_id)).size;
      const { read, fits, not, moves, differ } = progress.marked[scope];
      expect([read, fits, not, moves]).toEqual([undefined, 'fits', 'not', 'moves'].map(extractsWith));
      expect(differ).toBe(
        [...Map.groupBy(of, (row) => row.coding_id).values()].filter(
          (rows) => new Set(rows.map((row) => row.mark)).size > 1,
        ).length,
      );
      for (const one of progress.reviewers) {
        const mine = of.filter((mark) => mark.reviewer_id === one.reviewerId);
        const made = (mark: string) => mine.filter((row) => row.mark === mark).length;
        expect(one[scope]).toEqual({
          read: mine.length,
          fits: made('fits'),
          not: made('not'),
          moves: made('moves'),
        });
      }
    }
    expect(
      progress.reviewers
        .map(({ reviewerId, withUnder, left }) => [reviewerId, withUnder.read + left])
        .toSorted(),
    ).toEqual(
      [
        ...Map.groupBy(
          marks.filter((mark) => mark.theme_id === themeId),
          (mark) => mark.reviewer_id,
        ),
      ]
        .map(([id, of]) => [id, of.length])
        .toSorted(),
    );
  }
}

/** The second pass, character by character: what of each transcript is coded, and what of that no theme reaches. */
function expectReachRight({ study: { db }, call }: TestStudy): void {
  const placed = db.all<{ id: string; document_id: string; start: number; end: number; isIn: number }>(
    `SELECT c.id, c.document_id, c.start_at AS start, c.end_at AS end, (
       EXISTS (SELECT 1 FROM theme_code k JOIN theme t ON t.id = k.theme_id WHERE k.code_id = c.code_id AND t.status <> 'setAside')
       OR EXISTS (SELECT 1 FROM theme_quote q JOIN theme t ON t.id = q.theme_id WHERE q.coding_id = c.id AND t.status <> 'setAside')
     ) AS isIn FROM coding c`,
  );
  const asking = new Set(
    db.all<{ id: string }>("SELECT id FROM speaker WHERE role = 'interviewer'").map((row) => row.id),
  );
  const letters = (spans: readonly { start: number; end: number }[]) =>
    new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)));
  for (const row of call('pass.reach', {}).transcripts) {
    const { layout } = call('document.get', { id: row.documentId });
    const speakers = call('document.get', { id: row.documentId }).speakers;
    const turns = layout.turns.filter(
      (turn) =>
        turn.speaker === null || !asking.has(speakers.find((one) => one.id === turn.speaker)?.id ?? ''),
    );
    const of = placed.filter((coding) => coding.document_id === row.documentId);
    const [coded, themed] = [letters(of), letters(of.filter((coding) => coding.isIn === 1))];
    const said = [...letters(turns)];
    const bare = turns.filter(
      (turn) => turn.end > turn.start && ![...letters([turn])].some((at) => coded.has(at)),
    );
    const alone = of.filter((coding) => ![...letters([coding])].some((at) => themed.has(at)));
    expect([row.turns, row.uncoded, row.codings, row.toNoTheme]).toEqual([
      turns.length,
      bare.length,
      of.length,
      alone.length,
    ]);
    expect(row.share).toBeCloseTo(
      said.length === 0 ? 0 : said.filter((at) => coded.has(at)).length / said.length,
    );
    expect(call('pass.uncoded', { documentId: row.documentId }).map((turn) => turn.start)).toEqual(
      bare.map((turn) => turn.start),
    );
    expect(call('pass.noTheme', { documentId: row.documentId }).toSorted()).toEqual(
      alone.map((coding) => coding.id).toSorted(),
    );
  }
}

/** Notices say no number that the list behind them does not show. */
function expectNoticesRight({ study: { db }, call }: TestStudy): void {
  const documentsOf = (person: string) =>
    db
      .all<{ id: string }>('SELECT id FROM document WHERE coalesce(participant_id, id) = ?', person)
      .map((row) => row.id);
  for (const notice of call('pass.notices', {})) {
    if (notice.kind === 'fewPeople') {
      const list = call('coding.extractIndex', { themeId: notice.themeId });
      expect([notice.personKeys.length, notice.extracts]).toEqual([list.people, list.total]);
    } else if (notice.themeId !== null) {
      const { themeId, personKey } = notice;
      const list = call('coding.extractIndex', { themeId, documentIds: documentsOf(personKey) });
      const everyone = call('coding.extractIndex', { themeId });
      expect([notice.count, notice.total, notice.others + 1]).toEqual([
        list.total,
        everyone.total,
        everyone.people,
      ]);
    } else expect(call('coding.extractIndex', { codingIds: notice.codingIds }).total).toBe(notice.count);
  }
}

/** Which rows reach whom, as lists of ids. */
function expectListsRight({ groups, rows }: Comparison, pair: Pair): void {
  const has = (row: Comparison['rows'][number], at: number) => (row.people[at]?.length ?? 0) > 0;
  const lists = {
    both: rows.filter((row) => has(row, pair[0]) && has(row, pair[1])),
    first: rows.filter((row) => has(row, pair[0]) && !has(row, pair[1])),
    second: rows.filter((row) => !has(row, pair[0]) && has(row, pair[1])),
    neither: rows.filter((row) => !has(row, pair[0]) && !has(row, pair[1])),
  };
  const counts = reachCounts(rows, pair);
  for (const reach of ['both', 'first', 'second', 'neither'] as const) {
    const wanted = lists[reach].filter((row) => !row.isHeading).map((row) => row.id);
    expect(counts[reach]).toBe(wanted.length);
    expect(shownRows(rows, groups, { query: '', order: 'tree', reach, pair }).map((row) => row.id)).toEqual(
      wanted,
    );
  }
}

/** Compare: every cell, the size of every group, the lists of both and only, and the quotes each number opens. */
function expectCompareRight({ study: { db }, call }: TestStudy): void {
  for (const { id: attributeId } of db.all<{ id: string }>('SELECT id FROM attribute'))
    for (const view of ['themes', 'codes'] as const) {
      const comparison = call('analysis.byGroup', { rows: view, attributeId });
      const { groups, rows } = comparison;
      const cells = keyed(
        db.all<Counted & { key: string }>(
          `${view === 'themes' ? THEME_CODES : CODE_CODES}
           SELECT r.row || ' ' || coalesce('g:' || v.value, 'n:') AS key, ${COUNTS} FROM row_code r
           JOIN coding c ON c.code_id = r.code_id JOIN document d ON d.id = c.document_id
           LEFT JOIN attribute_value v ON v.participant_id = d.participant_id AND v.attribute_id = ?
           GROUP BY r.row, v.value`,
          attributeId,
        ),
      );
      expect(rows.map((row) => row.id).toSorted()).toEqual(
        db
          .all<{ id: string }>(`SELECT id FROM ${view === 'themes' ? 'theme' : 'code'} ORDER BY id`)
          .map((row) => row.id),
      );
      const pair = pairOf(groups, null);
      if (pair) expectListsRight(comparison, pair);
      for (const row of rows)
        for (const [at, group] of groups.entries()) {
          const cell = cells.get(`${row.id} ${columnOf(group)}`) ?? nothing;
          expect([row.people[at]?.length, row.documents[at], row.codings[at]]).toEqual([
            cell.people,
            cell.documents,
            cell.codings,
          ]);
          if (cell.codings === 0) continue;
          const quotes = evidenceOf({ comparison, view, pair, row: row.id, column: columnOf(group) });
          const list = call('coding.extractIndex', quotes?.query ?? {});
          expect([list.people, list.documents, list.total]).toEqual([
            cell.people,
            cell.documents,
            cell.codings,
          ]);
        }
      const sizes = keyed(
        db.all<{ key: string; people: number; codings: number; quotes: number; words: number }>(
          `SELECT coalesce('g:' || v.value, 'n:') AS key, count(DISTINCT coalesce(d.participant_id, d.id)) AS people,
             sum((SELECT count(*) FROM coding c WHERE c.document_id = d.id)) AS codings,
             sum((SELECT count(*) FROM coding c WHERE c.document_id = d.id AND EXISTS (
               SELECT 1 FROM theme_quote q WHERE q.coding_id = c.id AND q.stance = 'for'))) AS quotes,
             sum((SELECT coalesce(sum(s.words), 0) FROM speaker s WHERE s.document_id = d.id AND s.role = 'participant')) AS words
           FROM document d LEFT JOIN attribute_value v ON v.participant_id = d.participant_id AND v.attribute_id = ?
           GROUP BY v.value`,
          attributeId,
        ),
      );
      expect(
        new Map(
          groups.map((group) => [
            columnOf(group),
            { people: group.people.length, codings: group.codings, quotes: group.quotes, words: group.words },
          ]),
        ),
      ).toEqual(sizes);
    }
}

/** Every number shown in Themes, its passes and Compare equals what SQL says of the rows. */
export function expectRoomsRight(study: TestStudy): void {
  expectThemesRight(study);
  expectReachRight(study);
  expectNoticesRight(study);
  expectCompareRight(study);
}
