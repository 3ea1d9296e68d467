import { describe, expect, it } from 'vitest';
import { lineRange, linesByTurn } from './lines.ts';

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
const layout = { lineRule: 1, turns: [turn] };

describe('lines', () => {
  it('takes the labels the study knows the lines by apart', () => {
    expect(linesByTurn(layout)).toEqual([
      [
        { label: '159', number: 159, letters: '', start: 0, end: 10, turn: 0 },
        { label: '160', number: 160, letters: '', start: 10, end: 20, turn: 0 },
        { label: '160a', number: 160, letters: 'a', start: 20, end: 30, turn: 0 },
      ],
    ]);
  });

  it('says which lines a stretch stands on', () => {
    expect(lineRange(layout, 3, 9)).toBe('159');
    expect(lineRange(layout, 3, 21)).toBe('159–160a');
    expect(lineRange(layout, 10, 20)).toBe('160');
  });
});
