import { describe, expect, it } from 'vitest';
import { lineLetter, lineRange, linesOfTurn } from './lines.ts';

const turn = {
  start: 0,
  end: 30,
  speaker: null,
  startMs: null,
  endMs: null,
  firstLine: 159,
  lineCount: 2,
  breaks: [10, 20],
};

describe('lines', () => {
  it('letters the lines a turn gained after its numbers were fixed', () => {
    expect(linesOfTurn(turn).map((line) => [line.label, line.start, line.end])).toEqual([
      ['159', 0, 10],
      ['160', 10, 20],
      ['160a', 20, 30],
    ]);
    expect([1, 26, 27, 53].map(lineLetter)).toEqual(['a', 'z', 'aa', 'aaa']);
  });

  it('says which lines a stretch touches', () => {
    const layout = { lineRule: 1, turns: [turn] };
    expect(lineRange(layout, 3, 9)).toBe('159');
    expect(lineRange(layout, 3, 21)).toBe('159–160a');
    expect(lineRange(layout, 10, 20)).toBe('160');
    expect(lineRange(layout, 40, 50)).toBe('');
  });
});
