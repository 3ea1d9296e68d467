import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

let study: TestStudy;
let documentId: string;
let text: string;
let textHash: string;
beforeEach(() => {
  study = createTestStudy();
  documentId = importDraft(study, draftOf('P7 first interview', talk));
  ({ text, textHash } = study.call('document.get', { id: documentId }));
});
afterEach(() => study.close());

const make = (name: string) => study.call('code.create', { name }).id;
function apply(codeId: string, words: string, more = 0) {
  const start = text.indexOf(words);
  return study.call('coding.apply', {
    documentId,
    start,
    end: start + words.length + more,
    textHash,
    codeId,
  }).codingId;
}
const codeOf = (codingId: string) =>
  study.call('coding.extracts', { codingIds: [codingId] }).items[0]?.codeId;
const isSound = () => expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });

describe('extracts by id', () => {
  it('gives every id in order with its groups, narrowed by how extracts are marked', () => {
    const code = make('gloves');
    const first = apply(code, 'leaflet through the door');
    const second = apply(code, 'pair of gloves');
    const themeId = study.call('theme.create', { name: 'Being let in', codeIds: [code] }).id;
    study.call('theme.setQuote', { themeId, codingId: second, stance: 'against' });
    expect(study.call('coding.extractIndex', { codeIds: [code] })).toMatchObject({
      total: 2,
      people: 1,
      ids: [first, second],
      groups: [{ publicId: 'P7', name: 'P7 first interview', count: 2 }],
    });
    const ids = (input: object) => study.call('coding.extractIndex', { codeIds: [code], ...input }).ids;
    expect(ids({ stance: 'against' })).toEqual([second]);
    expect(ids({ stance: 'none' })).toEqual([first]);
    expect(ids({ stance: 'for', aboutThemeId: themeId })).toEqual([]);
    expect(ids({ aboutThemeId: themeId, groupBy: 'participant' })).toEqual([first, second]);
    expect(study.call('coding.extractIndex', { groupBy: 'code' }).groups[0]?.name).toBe('gloves');
  });

  it('tells how many there are with the first ids alone, where the first will do', () => {
    const code = make('gloves');
    const mine = [apply(code, 'leaflet through the door'), apply(code, 'pair of gloves')];
    const other = importDraft(study, draftOf('P8', talk));
    const { textHash: hash } = study.call('document.get', { id: other });
    for (let at = 0; at < 200; at++)
      study.call('coding.apply', { documentId: other, start: 1, end: 2 + at, textHash: hash, codeId: code });
    const themeId = study.call('theme.create', { name: 'Being let in', codeIds: [code] }).id;
    study.call('document.reorder', { id: other, before: documentId });
    for (const filter of [{}, { codeIds: [code] }, { themeId }, { themeId, codeIds: [make('unused')] }]) {
      const { ids, ...told } = study.call('coding.extractIndex', filter);
      const first = study.call('coding.extractIndex', { ...filter, most: 200 });
      expect(first).toEqual({ ...told, ids: ids.filter((id) => !mine.includes(id)) });
      expect(study.call('coding.extractIndex', { ...filter, most: 202 })).toEqual({ ...told, ids });
    }
    const marked = { codingIds: mine, groupBy: 'participant' as const };
    expect(study.call('coding.extractIndex', { ...marked, most: 1 }).ids).toEqual(mine);
  });

  it('leaves out the one used code that is not among many, and nothing once it is', () => {
    const many = Array.from({ length: 25 }, (_, at) => make(`one of many ${at}`));
    const other = make('gloves');
    const first = apply(many[3] ?? '', 'leaflet through the door');
    const second = apply(other, 'pair of gloves');
    const ids = (codeIds: string[]) => study.call('coding.extractIndex', { codeIds }).ids;
    expect(ids(many)).toEqual([first]);
    expect(ids([...many, other])).toEqual([first, second]);
  });
});

describe('two codes on the same words', () => {
  it('pairs them and counts, and the merge says so before', () => {
    const a = make('being let in');
    const b = make('no questions');
    const inA = apply(a, 'gave me a pair of gloves and did not ask me a single question');
    const sameInB = apply(b, 'gave me a pair of gloves and did not ask me a single question');
    const within = apply(b, 'did not ask me');
    apply(b, 'nobody writes anything down');
    const found = study.call('coding.overlaps', { a: [a], b: [b] });
    expect(found).toMatchObject({ same: 1, people: 1, documents: 1 });
    expect(found.pairs).toEqual(
      expect.arrayContaining([
        { a: inA, b: sameInB, kind: 'same', samePerson: true },
        { a: inA, b: within, kind: 'inside', samePerson: true },
      ]),
    );
    study.call('code.update', { id: b, definition: 'Nobody asks.', useWhen: 'Asking is named.' });
    const preview = study.call('code.mergePreview', { from: [b], into: a });
    expect(preview.overlapTotal).toBe(2);
    expect(preview.fullDefinition).toBe('Merged from no questions: Nobody asks. Use when: Asking is named.');
    study.call('code.merge', { from: [b], into: a, definition: 'Let in without questions.' });
    const [merged] = study.call('code.list', {});
    expect(merged).toMatchObject({
      definition: 'Let in without questions.',
      fullDefinition: preview.fullDefinition,
      codings: 3,
    });
    study.call('history.undo', {});
    expect(study.call('code.list', {})).toHaveLength(2);
    isSound();
  });

  it('become one when several are merged that all stand on them, and undo gives each its own back', () => {
    const [a, b, c] = [make('gloves'), make('being let in'), make('no questions')];
    const words = 'gave me a pair of gloves';
    const [kept, ...others] = [apply(b, words), apply(c, words), apply(c, 'did not ask me')];
    const before = [kept, ...others].map(codeOf);
    expect(study.call('code.merge', { from: [b, c], into: a })).toMatchObject({ moved: 2, alreadyThere: 1 });
    expect([kept, ...others].map(codeOf)).toEqual([a, undefined, a]);
    study.call('history.undo', {});
    expect([kept, ...others].map(codeOf)).toEqual(before);
    expect(study.call('code.merge', { from: [c], into: b })).toMatchObject({ moved: 1, alreadyThere: 1 });
    isSound();
  });
});

describe('codings of one code that overlap', () => {
  it('are found, joined in one step, or left so and not asked about again', () => {
    const code = make('gloves');
    apply(code, 'gave me a pair of gloves');
    apply(code, 'pair of gloves and did not ask');
    apply(code, 'nobody writes');
    const { clusters, total } = study.call('coding.duplicates', {});
    expect(total).toBe(1);
    const ids = clusters[0]?.items.map((item) => item.codingId) ?? [];
    expect(ids).toHaveLength(2);
    study.call('coding.leaveApart', { ids });
    expect(study.call('coding.duplicates', {}).total).toBe(0);
    study.call('history.undo', {});
    study.call('coding.joinMany', { clusters: [ids] });
    expect(study.call('coding.extracts', { codeIds: [code] }).items.map((item) => item.quote)).toEqual([
      'gave me a pair of gloves and did not ask',
      'nobody writes',
    ]);
    expect(study.call('coding.duplicates', {}).total).toBe(0);
    expect(study.call('study.settings', {})).not.toHaveProperty('apart');
    isSound();
  });
});

describe('the offer to make codings one', () => {
  const quotes = (codeId: string) =>
    study.call('coding.extracts', { codeIds: [codeId] }).items.map((item) => item.quote);

  it('comes when words touch with a space between, not across turns, and joining takes the space in', () => {
    const code = make('the group');
    const first = apply(code, 'gave me a pair of gloves');
    const start = text.indexOf('and did not ask');
    const range = { documentId, start, end: start + 'and did not ask'.length, textHash };
    const second = study.call('coding.apply', { ...range, codeId: code });
    expect(second.mergeOffer).toEqual([first]);
    const turn = text.indexOf('What was the first visit');
    const before = { documentId, start: turn - 1 - 'brought it back.'.length, end: turn - 1, textHash };
    study.call('coding.apply', { ...before, codeId: code });
    const asked = { documentId, start: turn, end: turn + 8, textHash };
    expect(study.call('coding.apply', { ...asked, codeId: code }).mergeOffer).toEqual([]);
    expect(study.call('coding.duplicates', {}).total).toBe(1);
    study.call('coding.join', { ids: [second.codingId, first] });
    expect(quotes(code)).toContain('gave me a pair of gloves and did not ask');
    isSound();
  });

  it('comes after another code, moved edges, a merge and a split, but not for what was left apart', () => {
    const a = make('gloves');
    const b = make('being let in');
    const first = apply(a, 'gave me a pair of gloves');
    const second = apply(b, 'did not ask me');
    const recoded = study.call('coding.recode', { ids: [second], codeId: a });
    expect(recoded).toEqual({ moved: 1, alreadyThere: 0, mergeOffers: [] });
    const start = text.indexOf('gloves and did not');
    const end = start + 'gloves and did not'.length;
    const resized = study.call('coding.resize', { id: second, start, end, textHash });
    expect(resized.mergeOffer).toEqual([first]);
    study.call('coding.leaveApart', { ids: [first, second] });
    expect(study.call('coding.resize', { id: second, start, end: end + 4, textHash }).mergeOffer).toEqual([]);
    study.call('coding.recode', { ids: [second], codeId: b });
    expect(study.call('coding.recode', { ids: [second], codeId: a }).mergeOffers).toEqual([]);
    for (let i = 0; i < 3; i += 1) study.call('history.undo', {});
    study.call('history.undo', {}); // and they are not left apart any more
    study.call('coding.recode', { ids: [second], codeId: b });
    expect(study.call('code.merge', { from: [b], into: a }).mergeOffers).toEqual([[first, second]]);
    study.call('history.undo', {});
    const { id } = study.call('split.start', { codeId: b, targets: [{ codeId: a }] });
    study.call('split.send', { id, codingId: second, to: a });
    expect(study.call('split.finish', { id }).mergeOffers).toEqual([[first, second]]);
    isSound();
  });
});

describe('a guided split', () => {
  it('saves each decision, goes back, carries on, and one undo takes all of it back', () => {
    const code = make('the group');
    const other = make('a code of its own');
    const codings = ['leaflet', 'pair of gloves', 'nobody writes anything down'].map((w) => apply(code, w));
    const [first = '', second = '', third = ''] = codings;
    const { id } = study.call('split.start', {
      codeId: code,
      targets: [{ name: 'arriving', definition: 'How one came.' }, { codeId: other }],
    });
    const names = study.call('code.list', {}).map((c) => c.name);
    expect(names).toEqual(['the group', 'arriving', 'a code of its own']);
    const step = () => study.call('split.get', { id });
    const arriving = step().targets[0]?.codeId ?? '';
    expect(step()).toMatchObject({ decided: 0, remaining: 3, last: null });
    expect(step().next.map((e) => e.codingId)).toEqual(codings);
    study.call('split.send', { id, codingId: first, to: arriving });
    study.call('split.send', { id, codingId: second, to: null });
    expect(step()).toMatchObject({ decided: 2, left: 1, remaining: 1, last: { codingId: second, to: null } });
    expect(codeOf(first)).toBe(arriving);
    expect(study.call('split.back', { id }).codingId).toBe(second);
    expect(step().next.map((e) => e.codingId)).toEqual([second, third]);
    study.call('split.send', { id, codingId: second, to: other });
    expect(study.ask('split.send', { id, codingId: second, to: other }).ok).toBe(false);
    expect(study.call('split.list', {})).toMatchObject([{ codeName: 'the group', decided: 2 }]);
    expect(study.call('split.finish', { id })).toEqual({
      sent: 2,
      left: 0,
      remaining: 1,
      mergeOffers: [],
    });
    expect(study.call('split.list', {})).toEqual([]);
    isSound();
    expect(study.call('history.undo', {}).sentence).toBe('Split the group into arriving, a code of its own');
    expect(codings.map(codeOf)).toEqual([code, code, code]);
    expect(study.call('code.list', {})).toHaveLength(2);
    study.call('history.redo', {});
    expect(codings.map(codeOf)).toEqual([arriving, other, code]);
    isSound();
  });

  it('takes back an extract that was there already exactly as it was', () => {
    const code = make('the group');
    const other = make('gloves');
    const coding = apply(code, 'pair of gloves');
    apply(other, 'pair of gloves');
    const { id } = study.call('split.start', { codeId: code, targets: [{ codeId: other }] });
    study.call('split.send', { id, codingId: coding, to: other });
    expect(study.call('coding.extracts', { codeIds: [other] }).total).toBe(1);
    study.call('split.back', { id });
    expect(codeOf(coding)).toBe(code);
    expect(study.ask('split.back', { id }).ok).toBe(false);
    expect(study.ask('split.start', { codeId: code, targets: [{ name: 'x' }] }).ok).toBe(false);
  });
});

describe('history', () => {
  it('takes a whole split back from any of its steps, one that was taken back before included', () => {
    const code = make('the group');
    const [first, second] = [apply(code, 'leaflet'), apply(code, 'pair of gloves')];
    const { id } = study.call('split.start', { codeId: code, targets: [{ name: 'arriving' }] });
    const to = study.call('split.get', { id }).targets[0]?.codeId ?? '';
    study.call('split.send', { id, codingId: first, to });
    study.call('split.send', { id, codingId: second, to });
    const seq = study.call('history.list', { limit: 1 })[0]?.seq ?? 0;
    study.call('split.back', { id });
    expect(study.call('history.dependents', { seq, whole: false })).toMatchObject({ possible: false });
    expect(study.call('history.dependents', { seq, whole: true })).toMatchObject({
      possible: true,
      later: [],
    });
    study.call('history.undoOne', { seq, whole: true });
    expect(study.call('code.list', {}).map((c) => c.name)).toEqual(['the group']);
    expect(codeOf(first)).toBe(code);
    expect(study.call('history.dependents', { seq, whole: true })).toMatchObject({ possible: false });
    isSound();
  });

  it('is narrowed by person and kind, and takes a whole group back alone', () => {
    const code = make('the group');
    const coding = apply(code, 'leaflet');
    const { id } = study.call('split.start', { codeId: code, targets: [{ name: 'arriving' }] });
    const to = study.call('split.get', { id }).targets[0]?.codeId ?? '';
    study.call('split.send', { id, codingId: coding, to });
    study.call('theme.create', { name: 'Something else' });
    const about = (kind: 'themes' | 'codes' | 'coding') =>
      study.call('history.list', { about: kind }).map((entry) => entry.command);
    expect(about('themes')).toEqual(['theme.create']);
    expect(about('coding')).toEqual(['split.send', 'split.start', 'coding.apply']);
    expect(study.call('history.list', { personId: 'nobody' })).toEqual([]);
    const sent = study.call('history.list', { about: 'coding' })[0];
    expect(sent?.sentence).toBe('Sent “leaflet” to arriving');
    const seq = sent?.seq ?? 0;
    expect(study.call('history.dependents', { seq })).toMatchObject({
      possible: true,
      place: { documentId, codingId: coding },
    });
    study.call('history.undoOne', { seq, whole: true });
    expect(codeOf(coding)).toBe(code);
    expect(study.call('code.list', {})).toHaveLength(1);
    expect(study.call('theme.list', {})).toHaveLength(1);
    isSound();
  });
});
