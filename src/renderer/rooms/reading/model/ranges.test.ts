import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../shared/domain/text/index.ts';
import type { DocumentFull } from '../../../../shared/contract/documents.ts';
import { findInText } from './find-in-text.ts';
import { moveEdge, moveEdgeByLetter, selectUnit, trimRange, wholeWords, wordsBeside } from './ranges.ts';
import { showText } from './shown-text.ts';

function pageOf(...turns: string[]) {
  const laid = layOut(turns.map((text) => ({ text, speaker: null, startMs: null, endMs: null })));
  const document = { ...laid, textHash: 'h', speakers: [], summary: { id: 'd' } };
  return showText(document as unknown as DocumentFull);
}
const shown = pageOf('How was it?', 'Cold, mostly. She (the worker) rang on a Thursday. Then nothing.');
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

describe('a selection made with the mouse', () => {
  const grown = (from: number, to: number) => words(wholeWords(shown, from, to));
  it('grows to whole words and no further', () => {
    expect(grown(at('ang on'), at('hursday') + 3)).toBe('rang on a Thursday');
    expect(grown(at('an'), at('an') + 2)).toBe('rang');
    expect(grown(at('rang'), at(' on a'))).toBe('rang');
    expect(grown(at(' rang'), at('on a'))).toBe(' rang ');
    expect(grown(at('orker'), at(') rang') + 1)).toBe('worker)');
    expect(wholeWords(shown, 4, 4)).toEqual({ start: 4, end: 4 });
  });
});

describe('other writing', () => {
  const chinese = pageOf('我们每天早上修补渔网。天很冷。', '后来呢？');
  const japanese = pageOf('朝は網を直しました。とても寒かったです。それだけです。');
  const hebrew = pageOf('קמנו לפני הזריחה. תיקנו את הרשתות, בשקט.', 'ואז?');
  const pick = (page: typeof shown, unit: 'word' | 'sentence', part: string, lang: string) => {
    const from = page.text.indexOf(part);
    const { start, end } = selectUnit(page, unit, from, from, lang);
    return page.text.slice(start, end);
  };
  it('has words where no spaces are', () => {
    expect(pick(chinese, 'word', '们每', 'zh')).toBe('我们');
    expect(pick(chinese, 'word', '渔', 'zh')).toBe('渔网');
    expect(pick(japanese, 'word', '寒', 'ja')).toMatch(/^寒か?/u);
    const part = chinese.text.indexOf('们每');
    const { start, end } = wholeWords(chinese, part, part + 2, 'zh');
    expect(chinese.text.slice(start, end)).toBe('我们每天');
  });
  it('has sentences where no space follows the full stop', () => {
    expect(pick(chinese, 'sentence', '天很', 'zh')).toBe('天很冷。');
    expect(pick(japanese, 'sentence', 'とても', 'ja')).toBe('とても寒かったです。');
    expect(pick(hebrew, 'sentence', 'תיקנו', 'he')).toBe('תיקנו את הרשתות, בשקט.');
    expect(pick(hebrew, 'word', 'זריחה', 'he')).toBe('הזריחה');
  });
  it('moves edges by its own words', () => {
    const net = chinese.text.indexOf('渔网');
    const moved = moveEdge(chinese, { start: net, end: net + 2 }, 'start', false, 'zh');
    expect(moved && chinese.text.slice(moved.start, moved.end)).toBe('修补渔网');
    const shorter = moveEdge(chinese, { start: net, end: net + 2 + 1 + 3 }, 'end', false, 'zh');
    expect(shorter && chinese.text.slice(shorter.start, shorter.end)).toMatch(/^渔网。天?/u);
    const first = hebrew.text.indexOf('לפני');
    const later = moveEdge(hebrew, { start: first, end: first + 4 }, 'end', true, 'he');
    expect(later && hebrew.text.slice(later.start, later.end)).toBe('לפני הזריחה.');
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

describe('the words beside a place', () => {
  const zh = pageOf('我们每天早上四点起床，先看天。', '后来呢？');
  it('are a few, within the turn, in any writing', () => {
    expect(wordsBeside(shown, at('She'), 1, 3)).toBe('She (the worker');
    expect(wordsBeside(shown, at('She'), -1, 2)).toBe('Cold, mostly.');
    expect(wordsBeside(shown, shown.text.length, -1, 2)).toBe('Then nothing.');
    expect(wordsBeside(zh, 0, 1, 2, 'zh')).toBe('我们每天');
    expect(wordsBeside(zh, zh.text.indexOf('，'), -1, 1, 'zh')).toBe('起床');
    expect(wordsBeside(zh, zh.text.indexOf('后'), 1, 9, 'zh')).toMatch(/^后来呢/u);
  });
});
