import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, isWord, wordRuns } from './words.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'กขิ้ๆ๒ນໍាមកကြ်။ ,aพ東'), maxLength: 200 }),
);

describe('counting words', () => {
  it('counts runs of non-space that hold a letter or digit', () => {
    expect(countWords("it's half-past 3, isn't it … – yes")).toBe(6);
    expect(countWords('שלום עולם 𝒳𝒴 🧵 — \u00a0a\u2003b')).toBe(5);
    expect(countWords('')).toBe(0);
  });

  it('counts characters where words are written without spaces', () => {
    expect(countWords('江河')).toBe(2);
    expect(countWords('我们在café里，2019年。')).toBe(7);
    expect(countWords('朝は霧、でした。')).toBe(6);
    expect(countWords('𠀀𠀁 カメラ')).toBe(5);
    expect(countWords('안녕 하세요')).toBe(2);
  });

  it('asks the dictionary where words are joined: Thai, Lao, Khmer, Burmese', () => {
    // how the dictionary cuts may change with its edition; that it cuts, and cuts sensibly, does not
    for (const text of ['วันแรกหนาวมากแต่มีคนให้ถุงมือ', 'ມື້ທໍາອິດຫນາວຫຼາຍ', 'ថ្ងៃដំបូងត្រជាក់ណាស់', 'ပထမနေ့ကအရမ်းအေးတယ်']) {
      expect(countWords(text)).toBeGreaterThanOrEqual(3);
      expect(countWords(text)).toBeLessThanOrEqual(12);
      expect(
        wordRuns(text)
          .map((run) => run.text)
          .join(''),
      ).toBe(text);
    }
    expect(countWords('ฉันใช้ Zoom ๒ ครั้ง')).toBe(5);
  });

  it('agrees with the plain reading of the rule on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(countWords(text)).toBe(wordRuns(text).filter(isWord).length);
      }),
    );
  });

  it('does not slow down on one long run', () => {
    expect(countWords('-'.repeat(5_000_000))).toBe(0);
  });
});
