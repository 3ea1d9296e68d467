import { describe, expect, it } from 'vitest';
import type { AnswersFile } from '../../../shared/contract/reviews.ts';
import { parseAnswers } from './answers.ts';

const at = '2026-03-09T10:15:30.000Z';
const good = {
  format: 'threadwork-review',
  version: 1,
  packId: 'pk1',
  reviewer: { id: 'r1', alias: 'Robin' },
  answers: [{ itemId: 'i1', verdict: 'fits', comment: '', at }],
};
const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function reasonFor(value: unknown): string {
  const parsed = parseAnswers(bytes(value));
  if (parsed.ok) throw new Error('taken in');
  return parsed.reason;
}

describe('parseAnswers', () => {
  it('takes a file of answers in, with a mark or without, and fits the contract', () => {
    for (const text of [JSON.stringify(good), `\uFEFF${JSON.stringify(good)}`]) {
      const parsed = parseAnswers(bytes(text));
      if (!parsed.ok) throw new Error(parsed.reason);
      const forTheContract: AnswersFile = parsed.answers;
      expect(forTheContract).toEqual({ ...good, drafts: [] });
    }
  });

  it('keeps the later of two answers to one piece', () => {
    const later = { itemId: 'i1', verdict: 'not-sure', comment: 'x', at: '2026-03-10T00:00:00.000Z' };
    const parsed = parseAnswers(bytes({ ...good, answers: [later, ...good.answers] }));
    expect(parsed.ok && parsed.answers.answers).toEqual([later]);
  });

  it.each([
    ['nothing', '', /empty/u],
    ['half a file', JSON.stringify(good).slice(0, 40), /cut short/u],
    ['another file', { hello: 1 }, /not a file of review answers/u],
    ['a list', [], /not a file of review answers/u],
    ['a newer one', { ...good, version: 2 }, /newer/u],
    ['a made-up answer', { ...good, answers: [{ ...good.answers[0], verdict: 'yes' }] }, /damaged/u],
    ['a date that is none', { ...good, answers: [{ ...good.answers[0], at: 'then' }] }, /damaged/u],
    ['no reviewer', { ...good, reviewer: null }, /damaged/u],
    [
      'a comment without end',
      { ...good, answers: [{ ...good.answers[0], comment: 'x'.repeat(20_001) }] },
      /damaged/u,
    ],
  ])('refuses %s in one sentence', (_name, value, words) => {
    const reason = reasonFor(value);
    expect(reason).toMatch(words);
    expect(reason).toMatch(/^[A-Z][^.!?]*\.$/u);
  });

  it('refuses bytes that are no text', () => {
    expect(parseAnswers(new Uint8Array([0xff, 0xfe, 0x00, 0xd8])).ok).toBe(false);
  });
});
