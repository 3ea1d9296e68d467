import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySteps, EditError, mapRange, type EditStep } from './edit.ts';
import { layOut, lineStarts, relabelAfterEdit } from './lines.ts';

const words = [
  'well',
  'the',
  'gloves',
  'were',
  'cold',
  'and',
  'nobody',
  'asked',
  'me',
  'anything',
  'ü',
  '😀',
  '[organiser]',
];
const turnText = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 60 }).map((w) => w.join(' '));
const documents = fc
  .array(turnText, { minLength: 1, maxLength: 8 })
  .map((texts) =>
    layOut(texts.map((text, i) => ({ text, speaker: `s${i % 2}`, startMs: null, endMs: null }))),
  );

/** A step that may or may not fit, from four numbers between 0 and 1. */
function stepOf([kind, a, b, c]: readonly number[], length: number, turns: number): EditStep {
  const at = Math.floor((a ?? 0) * length);
  if ((kind ?? 0) < 0.7)
    return {
      kind: 'text',
      from: at,
      to: Math.min(length, at + Math.floor((b ?? 0) * 12)),
      insert: words.slice(0, Math.floor((c ?? 0) * 4)).join(' '),
    };
  if ((kind ?? 0) < 0.8) return { kind: 'split', at };
  if ((kind ?? 0) < 0.9) return { kind: 'join', turn: Math.floor((b ?? 0) * turns) };
  return { kind: 'speaker', turn: Math.floor((b ?? 0) * turns), speaker: 's1' };
}

describe('correcting a transcript', () => {
  it('never moves a coding off words that were not touched (thousands of edits under random codings)', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
          { minLength: 1, maxLength: 12 },
        ),
        fc.array(fc.tuple(...[0, 1, 2, 3].map(() => fc.double({ min: 0, max: 0.999, noNaN: true }))), {
          minLength: 1,
          maxLength: 8,
        }),
        ({ text, layout }, ranges, numbers) => {
          const codings = ranges.map(([a, b]) => {
            const start = Math.floor(a * (text.length - 1));
            return { start, end: Math.min(text.length, start + 1 + Math.floor(b * 80)) };
          });
          let now = { text, layout };
          let places: ({ start: number; end: number } | null)[] = codings;
          for (const n of numbers) {
            const step = stepOf(n, now.text.length, now.layout.turns.length);
            let edited;
            try {
              edited = applySteps(now.text, now.layout, [step]);
            } catch (error) {
              expect(error).toBeInstanceOf(EditError);
              continue;
            }
            const before = now.text;
            const joined = relabelAfterEdit(now.layout, now.text, edited.turns);
            expect(joined.text).toBe(edited.text);
            expect(joined.layout.turns.at(-1)?.end).toBe(edited.text.length);
            const after = places.map((p) => p && mapRange(p, edited.changes));
            places.forEach((p, i) => {
              const change = edited.changes[0];
              const to = after[i];
              if (!p || !change) return;
              const apart =
                change.from === change.to
                  ? change.from <= p.start || change.from >= p.end
                  : change.to <= p.start || change.from >= p.end;
              if (apart) {
                expect(to).not.toBeNull();
                expect(edited.text.slice(to?.start, to?.end)).toBe(before.slice(p.start, p.end));
              }
              if (to) {
                expect(to.end).toBeGreaterThan(to.start);
                expect(to.end).toBeLessThanOrEqual(edited.text.length);
              }
            });
            places = after;
            now = joined;
          }
        },
      ),
      { numRuns: 1500, seed: 20261122 },
    );
  });

  it('keeps the words of a coding whose first word was corrected', () => {
    const text = 'I saw teh river';
    const { layout } = layOut([{ text, speaker: null, startMs: null, endMs: null }]);
    const edited = applySteps(text, layout, [{ kind: 'text', from: 6, to: 9, insert: 'the' }]);
    const place = mapRange({ start: 6, end: 15 }, edited.changes);
    expect(edited.text.slice(place?.start, place?.end)).toBe('the river');
  });

  it('never changes the number of a line before the correction', () => {
    const { text, layout } = layOut(
      Array.from({ length: 5 }, (_, i) => ({
        text: `${'word '.repeat(40)}${i}`,
        speaker: null,
        startMs: null,
        endMs: null,
      })),
    );
    const third = layout.turns[2]?.start ?? 0;
    const edited = applySteps(text, layout, [
      {
        kind: 'text',
        from: third,
        to: third,
        insert: 'and much more was said here, which makes a line more than there was. ',
      },
    ]);
    const after = relabelAfterEdit(layout, text, edited.turns).layout;
    const labels = (l: typeof layout) => lineStarts(l).map((line) => line.label);
    const until = labels(layout).indexOf(String(layout.turns[2]?.firstLine));
    expect(labels(after).slice(0, until)).toEqual(labels(layout).slice(0, until));
    expect(labels(after)).toContain(`${(layout.turns[3]?.firstLine ?? 0) - 1}a`);
    expect(labels(after).at(-1)).toBe(labels(layout).at(-1));
  });

  it('splits at a space and joins with one, so that no offset moves', () => {
    const { text, layout } = layOut([{ text: 'one two three', speaker: 'a', startMs: 0, endMs: 9 }]);
    const split = applySteps(text, layout, [{ kind: 'split', at: 8 }]);
    expect(split.text).toBe('one two\nthree');
    const back = applySteps(split.text, relabelAfterEdit(layout, text, split.turns).layout, [
      { kind: 'join', turn: 0 },
    ]);
    expect(back.text).toBe(text);
    expect(() => applySteps(text, layout, [{ kind: 'text', from: 3, to: 99, insert: '' }])).toThrow(
      EditError,
    );
  });
});
