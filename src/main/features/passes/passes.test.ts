import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passesCsv } from '../../exporters/csv/passes-csv.ts';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

let s: TestStudy;
beforeEach(() => {
  s = createTestStudy();
});
afterEach(() => s.close());

const LONG =
  'and that was how the whole long afternoon went by with nobody saying much about any of it at all.';
function interview(number: number): string {
  return importDraft(
    s,
    draftOf(`Talk ${number}`, [
      'Interviewer: And then what?',
      `P${number}: one two three four five.`,
      'Interviewer: And after that?',
      `P${number}: six seven ${LONG}`,
      `P${number}: eight.`,
    ]),
  );
}
/** Codes one word, once, and answers with the coding. */
function code(documentId: string, codeId: string, words: string, as = s.actor): string {
  return s.call('coding.apply', { ...placeOf(s, documentId, words), codeId }, as).codingId;
}
const created = (name: string) => s.call('code.create', { name }).id;
const colleague = () => ({
  personId: s.call('person.ensure', { name: 'Tom Reyes' }, { personId: null, connection: 'test' }).id,
  connection: 'test',
});

describe('a theme against its own extracts', () => {
  it('reads its codes’ extracts and those placed with it, and what is under it on request', () => {
    const [one, two] = [interview(1), interview(2)];
    const [small, large, other] = [created('small'), created('large'), created('other')];
    const a = code(two, small, 'one');
    const b = code(one, small, 'two');
    const c = code(one, large, 'three');
    const d = code(two, other, 'four');
    const { id: top } = s.call('theme.create', { name: 'Sums', codeIds: [small] });
    const { id: sub } = s.call('theme.create', { name: 'Big sums', parentId: top, codeIds: [large] });
    s.call('theme.setQuote', { themeId: top, codingId: d, stance: 'against' });
    s.call('theme.setQuote', { themeId: top, codingId: a, stance: 'for' });
    expect(s.call('pass.extracts', { themeId: top })).toMatchObject({
      ids: [b, a, d],
      placed: [d],
      people: 2,
    });
    expect(s.call('pass.extracts', { themeId: top, withUnder: true }).ids).toEqual([b, c, a, d]);
    expect(s.call('pass.extracts', { themeId: top }).groups).toMatchObject([
      { key: one, publicId: 'P1', count: 1 },
      { key: two, publicId: 'P2', count: 2 },
    ]);
    const progress = s.call('pass.progress', {});
    expect(progress.find((row) => row.themeId === top)).toMatchObject({
      own: 3,
      withUnder: 4,
      reviewers: [],
    });
    expect(progress.find((row) => row.themeId === sub)).toMatchObject({ own: 1, withUnder: 1 });
  });

  it('keeps each reviewer’s marks with their dates, and verdicts beside those before', () => {
    const one = interview(1);
    const small = created('small');
    const [a, b] = [code(one, small, 'one'), code(one, small, 'two')];
    const { id: themeId } = s.call('theme.create', { name: 'Sums', codeIds: [small] });
    s.call('pass.mark', { themeId, codingIds: [a, b], mark: 'fits' });
    const tom = colleague();
    s.call('pass.mark', { themeId, codingIds: [a], mark: 'not' }, tom);
    s.call('pass.mark', { themeId, codingIds: [b], mark: 'not' });
    const [progress] = s.call('pass.progress', {});
    expect(progress?.reviewers).toMatchObject([
      { reviewerId: s.actor.personId, own: { read: 2, fits: 1, not: 1, moves: 0 }, left: 0 },
      { reviewerId: tom.personId, own: { read: 1, fits: 0, not: 1 } },
    ]);
    expect(progress?.marked.own).toEqual({ read: 2, fits: 1, not: 2, moves: 0, differ: 1 });
    expect(s.call('history.state', {}).undo).toBe('Marked as not fitting 1 extract of Sums');
    expect(s.ask('pass.writeVerdict', { themeId, kind: null, words: 'hm' }).ok).toBe(false);
    s.call('pass.writeVerdict', { themeId, kind: 'split', words: 'Two things.' });
    s.call('pass.writeVerdict', { themeId, kind: 'rework', words: 'Read on.' }, tom);
    expect(s.call('pass.verdicts', { themeId }).map((one) => [one.kind, one.words, one.counts])).toEqual([
      ['rework', 'Read on.', { total: 2, read: 2, fits: 1, not: 2, moves: 0 }],
      ['split', 'Two things.', { total: 2, read: 2, fits: 1, not: 2, moves: 0 }],
    ]);
    // one's own can be put in better words; when, and on how much reading, stays
    const [toms, mine] = s.call('pass.verdicts', { themeId });
    expect(s.ask('pass.editVerdict', { id: toms?.id ?? '', kind: 'keep', words: 'Mine' }).ok).toBe(false);
    s.call('pass.editVerdict', { id: mine?.id ?? '', kind: 'keep', words: 'Two halves.' });
    expect(s.call('pass.verdicts', { themeId })[1]).toEqual({ ...mine, kind: 'keep', words: 'Two halves.' });
    expect(s.call('history.undo', {}).sentence).toBe('Changed a verdict on Sums');
    expect(s.call('pass.verdicts', { themeId })[1]).toEqual(mine);
    s.call('pass.writeVerdict', { themeId: null, kind: null, words: 'It holds.' });
    expect(s.call('pass.verdicts', { themeId: null })).toMatchObject([{ kind: null, words: 'It holds.' }]);
    expect(s.call('pass.startAgain', { themeId })).toEqual({ taken: 2 });
    expect(s.call('pass.marks', { themeId }).map((mark) => mark.reviewerId)).toEqual([tom.personId]);
    expect(s.call('theme.removePreview', { id: themeId }).sentences).toContain('2 verdicts on it will go.');
    s.call('theme.remove', { id: themeId });
    expect(s.call('pass.verdicts', { themeId: null })).toHaveLength(1);
    expect(s.call('study.check', {}).problems).toEqual([]);
  });

  it('lists moves with what each would do, and carries them out in one step that one undo takes back', () => {
    const one = interview(1);
    const [small, large] = [created('small'), created('large')];
    const [a, b, c] = [code(one, small, 'one'), code(one, small, 'two'), code(one, small, 'three')];
    const twin = code(one, large, 'two');
    const { id: themeId } = s.call('theme.create', { name: 'Sums', codeIds: [small] });
    const { id: else_ } = s.call('theme.create', { name: 'Elsewhere', codeIds: [large] });
    s.call('theme.setQuote', { themeId, codingId: a, stance: 'for' });
    s.call('pass.move', { themeId, codingIds: [a], to: { kind: 'code', id: large } });
    s.call('pass.move', { themeId, codingIds: [b], to: { kind: 'code', id: large } });
    s.call('pass.move', { themeId, codingIds: [c], to: { kind: 'theme', id: else_ } });
    expect(s.ask('pass.move', { themeId, codingIds: [c], to: { kind: 'code', id: small } }).ok).toBe(false);
    // several at once: what has the code already stays as it was
    expect(
      s.call('pass.move', { themeId, codingIds: [a, twin, b], to: { kind: 'code', id: large } }),
    ).toEqual({ marked: 2, left: 1 });
    expect(s.call('history.undo', {}).sentence).toBe('Marked 2 extracts of Sums to be moved');
    const moves = s.call('pass.moves', { themeId });
    expect(moves.map((move) => [move.codingId, move.sentence])).toEqual([
      [a, 'Has the code large in place of small. It is no longer marked for this theme.'],
      [b, 'Becomes one with the coding of large on the same words; small is taken off.'],
      [
        c,
        'Becomes a key quote of Elsewhere. It keeps its code small, which is in this theme, so it is read here too.',
      ],
    ]);
    expect(s.call('pass.carryOut', { themeId, ids: moves.map((move) => move.id) })).toEqual({
      done: 3,
      gone: 0,
    });
    expect(s.call('pass.extracts', { themeId }).ids).toEqual([c]);
    expect(s.call('pass.extracts', { themeId: else_ }).ids).toEqual([a, twin, c]);
    // the mark on a coding that became one with another speaks of that one now
    expect(s.call('pass.marks', { themeId }).map((mark) => [mark.codingId, mark.doneAt !== null])).toEqual([
      [a, true],
      [twin, true],
      [c, true],
    ]);
    expect(s.call('pass.moves', { themeId })).toEqual([]);
    expect(s.call('history.undo', {}).sentence).toBe('Moved 3 extracts out of Sums');
    expect(s.call('pass.extracts', { themeId }).ids).toEqual([a, b, c]);
    expect(s.call('pass.moves', { themeId })).toHaveLength(3);
    // at once, and a target that goes away meanwhile
    s.call('pass.move', { themeId, codingIds: [a], to: { kind: 'code', id: large }, now: true });
    expect(s.call('pass.extracts', { themeId }).ids).toEqual([b, c]);
    s.call('theme.remove', { id: else_ });
    expect(s.call('pass.moves', { themeId }).map((move) => move.codingId)).toEqual([b]);
    const snapshot = s.call('pass.snapshot', {});
    expect(snapshot.marks.map((row) => [row.reference.split(':')[0], row.mark, row.to, row.isDone])).toEqual([
      ['#1', 'moves', 'large', true],
      ['#1', 'moves', 'large', false],
      ['#1', 'moves', '', false],
    ]);
    const csv = new TextDecoder().decode(passesCsv(snapshot));
    expect(csv).toContain('Mark,Sums,Sums,moves,,large,yes,P1,');
    expect(csv.trim().split('\r\n')).toHaveLength(4);
  });

  it('goes with the transcript, and says so before a code goes', () => {
    const one = interview(1);
    const small = created('small');
    const a = code(one, small, 'one');
    const { id: themeId } = s.call('theme.create', { name: 'Sums', codeIds: [small] });
    s.call('pass.mark', { themeId, codingIds: [a], mark: 'fits' });
    expect(s.call('code.removePreview', { ids: [small] }).sentences).toContain(
      '1 mark from reviewing themes will go too.',
    );
    s.call('document.remove', { id: one });
    expect(s.call('pass.marks', { themeId })).toEqual([]);
    expect(s.call('study.check', {}).problems).toEqual([]);
  });
});

describe('themes against the whole data set', () => {
  it('says what is coded, what is not, and what speaks to no theme', () => {
    const [one, two] = [interview(1), interview(2)];
    const [small, stray] = [created('small'), created('stray')];
    code(one, small, 'one two');
    const on = code(one, stray, 'two three');
    const off = code(one, stray, 'six');
    const placed = code(one, stray, 'eight');
    const { id: themeId } = s.call('theme.create', { name: 'Sums', codeIds: [small] });
    s.call('theme.setQuote', { themeId, codingId: placed, stance: 'for' });
    const { transcripts, median } = s.call('pass.reach', {});
    expect(
      transcripts.map((row) => [row.documentId, row.turns, row.uncoded, row.uncodedLong, row.codings]),
    ).toEqual([
      [one, 3, 0, 0, 4],
      [two, 3, 3, 1, 0],
    ]);
    const said = 'one two three four five.'.length + `six seven ${LONG}`.length + 'eight.'.length;
    expect(transcripts[0]?.share).toBeCloseTo(
      ('one two three'.length + 'six'.length + 'eight'.length) / said,
    );
    expect(median).toBeCloseTo((transcripts[0]?.share ?? 0) / 2);
    expect(transcripts.map((row) => row.toNoTheme)).toEqual([1, 0]);
    expect(s.call('pass.noTheme', { documentId: one })).toEqual([off]);
    // set aside, a theme is not in the analysis at the moment
    s.call('theme.update', { id: themeId, status: 'setAside' });
    expect(s.call('pass.noTheme', { documentId: one })).toHaveLength(4);
    expect(s.call('pass.noTheme', { documentId: one })).toContain(on);
    expect(s.call('pass.uncoded', { documentId: two }).map((turn) => [turn.speaker, turn.isLong])).toEqual([
      ['P2', false],
      ['P2', true],
      ['P2', false],
    ]);
    expect(s.call('pass.uncoded', { documentId: two })[0]).toMatchObject({
      words: 'one two three four five.',
    });
  });

  it('lists what is worth another look, with the rows behind it', () => {
    const all = [1, 2, 3, 4, 5].map(interview);
    const [small, often] = [created('small'), created('often')];
    const [first, second] = all as [string, string];
    for (const id of all.slice(0, 4)) code(id, often, `six seven ${LONG}`);
    code(first, small, 'one');
    const { id: few } = s.call('theme.create', { name: 'Sums', codeIds: [small] });
    const { id: many } = s.call('theme.create', { name: 'Often', codeIds: [often] });
    const quotes = ['one', 'two', 'three', 'four'].map((word) => code(first, often, word));
    for (const id of [...quotes, code(second, often, 'one'), code(all[2] ?? '', often, 'one')])
      s.call('theme.setQuote', { themeId: many, codingId: id, stance: 'for' });
    const person = (id: string) => s.call('document.get', { id }).summary.participantId;
    const notices = s.call('pass.notices', {});
    expect(notices.filter((notice) => notice.kind === 'fewPeople')).toMatchObject([
      { themeId: few, personKeys: [person(first)], extracts: 1 },
    ]);
    expect(notices.filter((notice) => notice.kind === 'muchQuoted' && notice.themeId === null)).toMatchObject(
      [{ personKey: person(first), count: 4, total: 6, others: 2, codingIds: quotes }],
    );
  });
});
