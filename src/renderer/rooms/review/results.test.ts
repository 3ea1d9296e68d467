import { describe, expect, it } from 'vitest';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { ReviewCommentView } from '../../../shared/contract/reviews.ts';
import { codeTree, tickedState, toggled } from './code-tree.ts';
import { byExtract, filterResults, summary } from './results.ts';
import { NO_ANSWER_FILTERS } from './store.ts';
import { packSentence, travelsBeside } from './travel.ts';

const said = (more: Partial<ReviewCommentView>): ReviewCommentView => ({
  id: 'a',
  packId: 'p1',
  itemId: 'i1',
  codingId: 'c1',
  documentId: 'd1',
  codeId: 'k1',
  extract: 'gave me a pair of gloves',
  codeName: 'being given things',
  reference: '#7:4',
  reviewerId: 'r1',
  reviewer: 'Robin',
  verdict: 'fits',
  comment: '',
  at: '2026-03-09T10:00:00.000Z',
  codingGone: false,
  ...more,
});

describe('what reviewers said', () => {
  const all = byExtract([
    said({}),
    said({ id: 'b', packId: 'p2', itemId: 'i9', reviewerId: 'r2', reviewer: 'Ana', verdict: 'not-sure' }),
    said({ id: 'c', itemId: 'i2', codingId: 'c2', reference: '#10:2', verdict: null, comment: 'Hm.' }),
    said({
      id: 'd',
      itemId: 'i3',
      codingId: null,
      documentId: null,
      codingGone: true,
      reference: '#2:9',
      verdict: 'does-not-fit',
    }),
  ]);
  it('stands by extract, whichever pack it came in, in order of places', () => {
    expect(all.map((entry) => [entry.reference, entry.answers.map((a) => a.reviewer)])).toEqual([
      ['#2:9', ['Robin']],
      ['#7:4', ['Ana', 'Robin']],
      ['#10:2', ['Robin']],
    ]);
    expect(all[0]?.isGone).toBe(true);
  });
  it('is narrowed by verdict, words and pack', () => {
    const refs = (patch: object) =>
      filterResults(all, { ...NO_ANSWER_FILTERS, ...patch }).map((e) => e.reference);
    expect(refs({ verdict: 'not-sure' })).toEqual(['#7:4']);
    expect(refs({ verdict: 'words' })).toEqual(['#10:2']);
    expect(refs({ packId: 'p2' })).toEqual(['#7:4']);
    expect(refs({ codeId: 'other' })).toEqual([]);
  });
  it('is counted in words, people first', () => {
    expect(summary(all)).toBe(
      '2 reviewers on 3 extracts: once it fits, once not sure, once it does not fit, once words without a choice.',
    );
  });
});

const code = (id: string, parentId: string | null, codings: number): CodeView =>
  ({ id, parentId, codings, name: id, position: 0 }) as CodeView;

describe('choosing codes', () => {
  const codes = [
    code('care', null, 0),
    code('gloves', 'care', 3),
    code('leaflets', 'care', 2),
    code('rain', null, 0),
  ];
  it('ticks a heading with everything under it, and says when only some is', () => {
    const [care, rain] = codeTree(codes);
    if (!care || !rain) throw new Error('no tree');
    const on = toggled(care, new Set());
    expect([...on]).toEqual(['gloves', 'leaflets']);
    expect(tickedState(care, on)).toBe('all');
    expect(tickedState(care, new Set(['gloves']))).toBe('some');
    expect([...toggled(care, on)]).toEqual([]);
    expect([...toggled(rain, new Set())]).toEqual([]);
  });
  it('keeps the way to what is found', () => {
    expect(codeTree(codes, 'glo').map((n) => [n.code.id, n.children.map((c) => c.code.id)])).toEqual([
      ['care', ['gloves']],
    ]);
    expect(codeTree(codes, 'care')[0]?.children).toHaveLength(2);
  });
});

describe('what stays at home', () => {
  const item = (reference: string, before: string, extract: string, after = '') => ({
    itemId: reference,
    codeId: 'c1',
    participant: 'P7',
    reference,
    before,
    extract,
    after,
  });
  it('is told when its words travel beside another extract', () => {
    const left = item('#7:4', '', 'a pair of gloves');
    expect(travelsBeside(left, [item('#7:5', 'He gave me a pair of gloves and ', 'asked nothing')])).toEqual([
      '#7:5',
    ]);
    expect(travelsBeside(left, [item('#7:4', '', 'pair of gloves')])).toEqual(['#7:4']);
    expect(travelsBeside(left, [item('#7:9', '', 'the dog')])).toEqual([]);
    expect(travelsBeside(left, [{ ...item('#2:4', '', 'a pair of gloves'), participant: 'P2' }])).toEqual([]);
  });
});

describe('what a pack holds', () => {
  it('counts the people heard in its extracts: those of a talk each once, whoever asks not at all', () => {
    const item = (participant: string) => ({ participant }) as Parameters<typeof packSentence>[0][number];
    const items = ['P12 and P13', 'P12', 'Interviewer', ''].map(item);
    expect(packSentence(items)).toBe('2 people, 4 extracts');
    expect(packSentence([item('Interviewer')])).toBe('1 extract');
  });
});
