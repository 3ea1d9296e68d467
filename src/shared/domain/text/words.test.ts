import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, wordRuns } from './words.ts';

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

  it('agrees with the plain reading of the rule on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(countWords(text)).toBe(
          [...text.matchAll(wordRuns)].filter(([run]) => /[\p{L}\p{N}]/u.test(run)).length,
        );
      }),
    );
  });

  it('does not slow down on one long run', () => {
    expect(countWords('-'.repeat(5_000_000))).toBe(0);
  });
});
