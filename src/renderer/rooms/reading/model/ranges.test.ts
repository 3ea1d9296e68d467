import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../shared/domain/text/index.ts';
import type { DocumentFull } from '../../../../shared/contract/documents.ts';
import { findInText } from './find-in-text.ts';
import { moveEdge, moveEdgeByLetter, selectUnit, trimRange } from './ranges.ts';
import { showText } from './shown-text.ts';

const laid = layOut(
  ['How was it?', 'Cold, mostly. She (the worker) rang on a Thursday. Then nothing.'].map((text) => ({
    text,
    speaker: null,
    startMs: null,
    endMs: null,
  })),
);
const shown = showText({
  ...laid,
  textHash: 'h',
  speakers: [],
  summary: { id: 'd' },
} as unknown as DocumentFull);
const words = (range: { start: number; end: number } | null) =>
  range && shown.text.slice(range.start, range.end);
const at = (part: string) => shown.text.indexOf(part);

describe('selecting by unit', () => {
  it('takes the word, the sentence, the turn, and then one more', () => {
    const rang = at('rang');
    const word = selectUnit(shown, 'word', rang + 1, rang + 1);
    expect(words(word)).toBe('rang');
    expect(words(selectUnit(shown, 'word', word.start, word.end))).toBe('rang on');
    const sentence = selectUnit(shown, 'sentence', rang, rang);
    expect(words(sentence)).toBe('She (the worker) rang on a Thursday.');
    expect(words(selectUnit(shown, 'sentence', sentence.start, sentence.end))).toBe(
      'She (the worker) rang on a Thursday. Then nothing.',
    );
    expect(words(selectUnit(shown, 'turn', rang, rang))).toBe(shown.text.slice(12));
    expect(words(selectUnit(shown, 'line', 2, 2))).toBe('How was it?');
  });
  it('does not stop at the last words of the transcript', () => {
    const end = shown.text.length;
    expect(selectUnit(shown, 'turn', 12, end)).toEqual({ start: 12, end });
  });
});

describe('moving an edge', () => {
  const coding = { start: at('She'), end: at(' on a') };
  it('goes by words, closing signs with them', () => {
    expect(words(moveEdge(shown, coding, 'end', true))).toBe('She (the worker) rang on');
    expect(words(moveEdge(shown, coding, 'end', false))).toBe('She (the worker)');
    expect(words(moveEdge(shown, coding, 'start', true))).toBe('the worker) rang');
    expect(words(moveEdge(shown, coding, 'start', false))).toBe('mostly. She (the worker) rang');
  });
  it('stops before nothing is left', () => {
    const one = { start: at('rang'), end: at(' on a') };
    expect(moveEdge(shown, one, 'end', false)).toBeNull();
    expect(moveEdge(shown, { start: 0, end: 3 }, 'start', false)).toBeNull();
  });
});

describe('small things', () => {
  it('trims a selection to its words', () => {
    expect(trimRange('a  b ', 1, 5)).toEqual({ start: 3, end: 4 });
  });
  it('finds words across line ends, accents and kinds of quotes', () => {
    expect(findInText('She’d gone\nto the café. SHE’D GONE', "she'd gone")).toHaveLength(2);
    expect(findInText('to the\ncafé', 'the cafe')).toEqual([{ start: 3, end: 11 }]);
    expect(findInText('a.b', '.')).toEqual([{ start: 1, end: 2 }]);
    expect(findInText('abc', '  ')).toEqual([]);
  });
});

describe('moveEdgeByLetter', () => {
  const text = 'so e\u0301t ça 👩‍👧 va';
  const words = (start: number, end: number, edge: 'start' | 'end', forward: boolean) => {
    const moved = moveEdgeByLetter(text, { start, end }, edge, forward);
    return moved && text.slice(moved.start, moved.end);
  };
  it('takes letters with their accents, and pictures whole', () => {
    expect(words(0, 2, 'end', true)).toBe('so e\u0301');
    expect(words(0, 9, 'end', true)).toBe('so e\u0301t ça 👩‍👧');
    expect(words(0, 5, 'end', false)).toBe('so');
  });
  it('passes over spaces at the beginning as well', () => {
    expect(words(3, 6, 'start', false)).toBe('o e\u0301t');
    expect(words(1, 6, 'start', true)).toBe('e\u0301t');
  });
  it('stops where nothing is left', () => {
    expect(words(0, 1, 'end', false)).toBeNull();
    expect(words(0, 1, 'start', true)).toBeNull();
    expect(words(0, 2, 'start', false)).toBeNull();
    expect(words(0, text.length, 'end', true)).toBeNull();
  });
});
