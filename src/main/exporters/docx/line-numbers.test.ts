import { describe, expect, it } from 'vitest';
import type { NumberedLine } from '../shared/lines.ts';
import { lineNumbering } from './line-numbers.ts';

const line = (number: number, letters = ''): NumberedLine => ({
  label: `${number}${letters}`,
  number,
  letters,
  start: 0,
  end: 1,
  turn: 0,
});

/** The labels Word shows for the lines, counted as Word counts lists. */
function shown(lines: readonly NumberedLine[]): string[] {
  const { numbering, numbers } = lineNumbering(lines);
  const counters = new Map<string, [number, number]>();
  return numbers.map(({ reference, level }) => {
    const levels = numbering.config.find((each) => each.reference === reference)?.levels ?? [];
    const counter = counters.get(reference) ?? [(levels[0]?.start ?? 1) - 1, 0];
    if (level === 0) counter.splice(0, 2, counter[0] + 1, 0);
    else counter[1] += 1;
    counters.set(reference, counter);
    const letter = String.fromCharCode(96 + counter[1]);
    return (levels[level]?.text ?? '').replace('%1', String(counter[0])).replace('%2', letter);
  });
}

describe('lineNumbering', () => {
  it('keeps one list while the numbers run on, lettered lines included', () => {
    const lines = [line(1), line(2), line(2, 'a'), line(2, 'b'), line(3)];
    expect(shown(lines)).toEqual(lines.map((each) => each.label));
    expect(lineNumbering(lines).numbering.config).toHaveLength(1);
  });

  it('shows the study’s own label where Word would count otherwise', () => {
    const lines = [
      line(5),
      line(9),
      line(9, 'z'),
      line(9, 'aa'),
      line(9, 'ab'),
      line(10),
      line(10, 'a'),
      line(12, 'c'),
      line(12, 'd'),
      line(13),
    ];
    expect(shown(lines)).toEqual(lines.map((each) => each.label));
  });
});
