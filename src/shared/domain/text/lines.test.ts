import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakTurn,
  layOut,
  LINE_UNITS,
  lineAt,
  lineStarts,
  offsetOfLine,
  relabelAfterEdit,
  type EditedTurn,
  type TurnText,
} from './lines.ts';

const spoken = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom('we', 'walked', 'along', '🧵👩‍🚀', '江', '\n', 'a'.repeat(90), 'é'), {
      maxLength: 120,
    })
    .map((all) => all.join(' ')),
  fc.array(fc.constantFrom('江', '河', '🧵', 'e\u0301'), { maxLength: 200 }).map((all) => all.join('')),
);
const turn = (text: string): TurnText => ({ text, speaker: null, startMs: null, endMs: null });
const edited = (text: string, from: number[]): EditedTurn => ({ ...turn(text), from });

/** A line as drawn: without the space or "\n" it was broken at. */
const drawn = (text: string, start: number, end: number): string =>
  text.slice(start, end).replace(/[ \n]+$/, '');

describe('breaking a turn', () => {
  it('never draws a line longer than the rule and never cuts a pair', () => {
    fc.assert(
      fc.property(spoken, fc.nat(1000), (text, start) => {
        const starts = [0, ...breakTurn(text, start).map((at) => at - start)];
        for (const [index, from] of starts.entries()) {
          const to = starts[index + 1] ?? text.length;
          expect(drawn(text, from, to).length).toBeLessThanOrEqual(LINE_UNITS);
          if (index > 0) expect(to === text.length || to > from).toBe(true);
          expect(
            /^[\udc00-\udfff]/.test(text.slice(from)) && /[\ud800-\udbff]$/.test(text.slice(0, from)),
          ).toBe(false);
        }
      }),
    );
  });

  it('is greedy: the first word of a line would not have fitted on the line before', () => {
    fc.assert(
      fc.property(spoken, (text) => {
        const starts = [0, ...breakTurn(text, 0)];
        for (let index = 1; index < starts.length; index++) {
          const from = starts[index] as number;
          if (text[from - 1] !== ' ') continue;
          const word = /^[^ \n]*/.exec(text.slice(from))?.[0] ?? '';
          const before = text.slice(starts[index - 1], from);
          expect(before.length + word.length).toBeGreaterThan(LINE_UNITS);
        }
      }),
    );
  });

  it('breaks after the space, after a line end, and at 68 units where there is neither', () => {
    const words = `${'a'.repeat(60)} ${'b'.repeat(20)}`;
    expect(breakTurn(words, 10)).toEqual([71]);
    expect(breakTurn('one\ntwo', 0)).toEqual([4]);
    expect(breakTurn('x'.repeat(140), 0)).toEqual([68, 136]);
    expect(breakTurn(`${'x'.repeat(67)}🧵 y`, 0)).toEqual([67]);
    expect(breakTurn(`${'x'.repeat(68)}   `, 0)).toEqual([]);
    expect(breakTurn('', 5)).toEqual([]);
  });
});

describe('laying out', () => {
  it('numbers every line once, in order, and finds each again from any offset in it', () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 12 }), (texts) => {
        const { text, layout } = layOut(texts.map(turn));
        expect(text).toBe(texts.join('\n'));
        const lines = lineStarts(layout);
        expect(lines.map((line) => line.label)).toEqual(lines.map((_, index) => String(index + 1)));
        for (const line of lines) {
          expect(offsetOfLine(layout, line.label)).toBe(line.start);
          expect(lineAt(layout, line.start)).toBe(line.label);
          if (line.end > line.start) expect(lineAt(layout, line.end - 1)).toBe(line.label);
        }
        for (const [index, at] of layout.turns.entries())
          expect(text.slice(at.start, at.end)).toBe(texts[index]);
      }),
    );
  });

  it('knows no line outside the document', () => {
    const { layout } = layOut([turn('one'), turn('two')]);
    expect(offsetOfLine(layout, '3')).toBeNull();
    expect(offsetOfLine(layout, '2a')).toBeNull();
    expect(offsetOfLine(layout, 'two')).toBeNull();
    expect(lineAt(layOut([]).layout, 0)).toBe('1');
  });
});

describe('numbers after an edit', () => {
  const long = 'we came back along the river because the bridge was closed again that week';
  const before = [turn('first'), turn(long), turn('third')];

  it('letters the lines a turn gained and leaves later numbers alone', () => {
    const { text, layout } = layOut(before);
    const after = relabelAfterEdit(layout, text, [
      edited('first', [0]),
      edited(`${long} ${long} ${long}`, [1]),
      edited('third', [2]),
    ]);
    expect(lineStarts(after.layout).map((line) => line.label)).toEqual(['1', '2', '3', '3a', '3b', '4']);
    expect(offsetOfLine(after.layout, '3b')).toBe(lineStarts(after.layout)[4]?.start);
    expect(after.layout.turns[1]?.lineCount).toBe(2);
  });

  it('leaves a gap where lines went away', () => {
    const { text, layout } = layOut(before);
    const after = relabelAfterEdit(layout, text, [
      edited('first', [0]),
      edited('short', [1]),
      edited('third', [2]),
    ]);
    expect(lineStarts(after.layout).map((line) => line.label)).toEqual(['1', '2', '4']);
    expect(offsetOfLine(after.layout, '3')).toBeNull();
  });

  it('shares numbers out between the parts of a split turn, and letters a new one', () => {
    const { text, layout } = layOut(before);
    const split = relabelAfterEdit(layout, text, [
      edited('first', [0]),
      edited('we came back', [1]),
      edited('along the river because the bridge was closed again that week, so it was', [1]),
      edited('written in later', []),
      edited('third', [2]),
    ]);
    expect(lineStarts(split.layout).map((line) => line.label)).toEqual(['1', '2', '3', '3a', '3b', '4']);
    const joined = relabelAfterEdit(layout, text, [edited(`first ${long}`, [0, 1]), edited('third', [2])]);
    expect(lineStarts(joined.layout).map((line) => line.label)).toEqual(['1', '2', '4']);
  });

  it('gives every line its own label whatever was edited, and unchanged turns keep theirs', () => {
    const change = fc.array(fc.tuple(fc.constantFrom('keep', 'replace', 'split', 'drop', 'insert'), spoken), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(spoken, { minLength: 1, maxLength: 8 }),
        change,
        change,
        (texts, first, second) => {
          let { text, layout } = layOut(texts.map(turn));
          for (const changes of [first, second]) {
            const turns = layout.turns.flatMap((old, index): EditedTurn[] => {
              const words = text.slice(old.start, old.end);
              const [what, other] = changes[index] ?? ['keep', ''];
              if (what === 'drop') return [];
              if (what === 'replace') return [edited(other, [index])];
              if (what === 'split') return [edited(words.slice(0, 9), [index]), edited(other, [index])];
              return what === 'insert'
                ? [edited(words, [index]), edited(other, [])]
                : [edited(words, [index])];
            });
            const after = relabelAfterEdit(layout, text, turns);
            const labels = lineStarts(after.layout).map((line) => line.label);
            expect(new Set(labels).size).toBe(labels.length);
            for (const line of lineStarts(after.layout))
              expect(offsetOfLine(after.layout, line.label)).toBe(line.start);
            const oldLabels = lineStarts(layout);
            for (const [index, made] of turns.entries()) {
              if (
                made.from.length !== 1 ||
                turns.filter((other) => other.from[0] === made.from[0]).length > 1
              )
                continue;
              const old = layout.turns[made.from[0] as number];
              if (old === undefined || text.slice(old.start, old.end) !== made.text) continue;
              const was = oldLabels
                .filter((line) => line.turn === made.from[0] && !/[a-z]/.test(line.label))
                .map((line) => line.label);
              const is = lineStarts(after.layout)
                .filter((line) => line.turn === index)
                .map((line) => line.label);
              expect(is).toEqual(expect.arrayContaining(was));
            }
            ({ text, layout } = after);
          }
        },
      ),
    );
  });
});
