import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Comparison } from '../../../shared/contract/analysis.ts';
import { createTestStudy, draftOf, importDraft, type TestStudy } from '../../../../tests/helpers/study.ts';

let s: TestStudy;
let service: string;
beforeEach(() => {
  s = createTestStudy();
  service = s.call('attribute.create', { name: 'Service' }).id;
});
afterEach(() => s.close());

function interview(number: number, value: string | null): string {
  const documentId = importDraft(
    s,
    draftOf(`Talk ${number}`, ['Interviewer: And then what?', `P${number}: one two three four five.`]),
  );
  const { participantId } = s.call('document.get', { id: documentId }).summary;
  if (value !== null && participantId !== null)
    s.call('participant.setValue', { participantId, attributeId: service, value });
  return documentId;
}
/** Codes characters of what the participant says, counted from its first. */
function code(documentId: string, codeId: string, start: number, end: number): string {
  const { textHash, text } = s.call('document.get', { id: documentId });
  const from = text.indexOf('one');
  return s.call('coding.apply', { documentId, codeId, start: from + start, end: from + end, textHash })
    .codingId;
}
const cells = (comparison: Comparison, name: string) => {
  const row = comparison.rows.find((one) => one.name === name);
  return row && { people: row.people, documents: row.documents, codings: row.codings };
};

describe('analysis.byGroup', () => {
  it('counts people, transcripts and codings by group, with a missing value as a group of its own', () => {
    const one = interview(1, 'Brook Lane');
    const two = interview(2, 'Alder House');
    const three = interview(3, null);
    const again = importDraft(s, draftOf('Again', ['P9: one two three.']));
    const { participantId } = s.call('document.get', { id: one }).summary;
    s.call('document.assign', { id: again, participantId });
    const { id: heading } = s.call('code.create', { name: 'Sums', isHeading: true });
    const { id: small } = s.call('code.create', { name: 'small', parentId: heading });
    const { id: large } = s.call('code.create', { name: 'large', parentId: heading });
    code(one, small, 0, 3);
    code(one, small, 4, 7);
    const quoted = code(again, small, 0, 3);
    code(three, large, 0, 3);
    const { id: theme } = s.call('theme.create', { name: 'Counting on', codeIds: [small] });
    s.call('theme.create', { name: 'Counting up', parentId: theme, codeIds: [small, large] });
    s.call('theme.setQuote', { themeId: theme, codingId: quoted, stance: 'for' });

    const codes = s.call('analysis.byGroup', { rows: 'codes', attributeId: service });
    expect(codes.attribute.name).toBe('Service');
    expect(codes.groups.map((g) => [g.letter, g.name, g.people.length, g.codings, g.quotes])).toEqual([
      ['A', 'Alder House', 1, 0, 0],
      ['B', 'Brook Lane', 1, 3, 1],
      ['', 'not given', 1, 1, 0],
    ]);
    expect(codes.groups[0]?.people[0]?.documentIds).toEqual([two]);
    // the question is the interviewer's and not counted
    expect(codes.groups.map((g) => g.words)).toEqual([5, 8, 5]);
    expect(codes.rows.map((row) => [row.name, row.depth, row.isHeading])).toEqual([
      ['Sums', 0, true],
      ['small', 1, false],
      ['large', 1, false],
    ]);
    expect(cells(codes, 'small')).toEqual({
      people: [[], [0], []],
      documents: [0, 2, 0],
      codings: [0, 3, 0],
    });
    expect(cells(codes, 'Sums')).toEqual({
      people: [[], [0], [0]],
      documents: [0, 2, 1],
      codings: [0, 3, 1],
    });

    const themes = s.call('analysis.byGroup', { rows: 'themes', attributeId: service });
    expect(themes.rows.map((row) => [row.name, row.level, row.depth])).toEqual([
      ['Counting on', 'Theme', 0],
      ['Counting up', 'Sub-theme', 1],
    ]);
    // a code that stands in both is counted once
    expect(cells(themes, 'Counting on')).toEqual(cells(codes, 'Sums'));
    expect(themes.rows[0]?.codeIds).toEqual([small, large]);
  });

  it('says so when the characteristic is gone, and answers without any transcript', () => {
    expect(s.call('analysis.byGroup', { rows: 'codes', attributeId: service })).toEqual({
      attribute: { id: service, name: 'Service' },
      groups: [],
      rows: [],
    });
    const asked = s.ask('analysis.byGroup', {
      rows: 'codes',
      attributeId: '01900000-0000-7000-8000-ffffffffffff',
    });
    expect(asked.ok ? null : asked.failure.message).toBe('That characteristic is not in the study any more.');
  });
});

describe('analysis.beside', () => {
  it('lists codes on the same words, people first', () => {
    const [one, two] = [interview(1, null), interview(2, null)];
    const [mine, often, twice, never] = ['mine', 'often', 'twice', 'never'].map(
      (name) => s.call('code.create', { name }).id,
    ) as [string, string, string, string];
    code(one, mine, 0, 7);
    code(two, mine, 0, 7);
    code(one, often, 0, 3);
    code(two, often, 0, 7);
    code(one, twice, 0, 3);
    code(one, twice, 4, 7);
    code(one, never, 7, 9);
    expect(s.call('analysis.beside', { codeId: mine })).toEqual([
      { codeId: often, pairs: 2, same: 1, people: 2, documents: 2 },
      { codeId: twice, pairs: 2, same: 0, people: 1, documents: 1 },
    ]);
    expect(s.call('analysis.beside', { codeId: never })).toEqual([]);
  });
});
