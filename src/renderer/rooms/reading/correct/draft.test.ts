import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySteps, EditError, layOut, mapRange } from '../../../../shared/domain/text/index.ts';
import { isChanged, redoDraft, replay, startDraft, stepsToSave, takeSteps, undoDraft } from './draft.ts';
import type { Draft, RecordedStep } from './draft.ts';

const made = (...texts: string[]) =>
  layOut(texts.map((text, i) => ({ text, speaker: `s${i % 2}`, startMs: null, endMs: null })));
const { text, layout } = made('we took the leafle home', 'and then what', 'nothing, it rained');
const saved = startDraft(text, layout);

/** Types as a person does, one character at a time. */
function type(draft: Draft, at: number, words: string): Draft {
  return [...words].reduce((now, unit, i) => put(now, at + i, at + i, unit), draft);
}
function put(draft: Draft, from: number, to: number, insert: string): Draft {
  const between = [draft.text.slice(from - 1, from), draft.text.slice(to, to + 1)] as const;
  return takeSteps(draft, [{ kind: 'text', from, to, insert, between }]);
}
const placeAfter = (draft: Draft, words: string) => {
  const start = text.indexOf(words);
  const { text: after, changes } = applySteps(text, layout, stepsToSave(draft));
  const place = mapRange({ start, end: start + words.length }, changes);
  return place && after.slice(place.start, place.end);
};

describe('a correction that is being made', () => {
  it('keeps letters typed at the end of a coded word with the word, and new words out of it', () => {
    expect(placeAfter(type(saved, 18, 't'), 'the leafle')).toBe('the leaflet');
    expect(placeAfter(type(saved, 18, ' back'), 'the leafle')).toBe('the leafle');
    expect(placeAfter(type(saved, 12, 'a '), 'leafle home')).toBe('leafle home');
    expect(placeAfter(type(saved, 12, 'tea'), 'leafle home')).toBe('tealeafle home');
  });

  it('gives words typed over others to what held the others', () => {
    let draft = saved;
    for (let at = 18; at > 12; at -= 1) draft = put(draft, at - 1, at, '');
    draft = type(draft, 12, 'card');
    expect(draft.text).toContain('the card home');
    expect(stepsToSave(draft)).toHaveLength(1);
    expect(placeAfter(draft, 'leafle')).toBe('card');
  });

  it('is undone word by word and done again', () => {
    const draft = type(saved, 18, 't for the garden');
    const back = undoDraft(saved, draft);
    expect(back.text).toContain('leaflet for the home');
    expect(redoDraft(back).text).toBe(draft.text);
    let all = draft;
    while (all.groups.length > 0) all = undoDraft(saved, all);
    expect(isChanged(saved, all)).toBe(false);
  });

  it('knows which turns a turn is made of', () => {
    const joined = takeSteps(saved, [{ kind: 'join', turn: 0 }]);
    expect(joined.turns.map((turn) => turn.origins)).toEqual([[0, 1], [2]]);
    const split = takeSteps(joined, [{ kind: 'split', at: 7 }]);
    expect(split.turns.map((turn) => turn.origins)).toEqual([[0, 1], [0, 1], [2]]);
    expect(() => takeSteps(saved, [{ kind: 'join', turn: 9 }])).toThrow(EditError);
  });

  it('saves to the very text one sees, whatever was done (thousands of corrections)', () => {
    const number = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number, number), { maxLength: 40 }), (moves) => {
        let draft = saved;
        for (const [kind, a, b, c] of moves) {
          const at = Math.floor(a * draft.text.length);
          const to = Math.min(draft.text.length, at + Math.floor(b * 4));
          const step: RecordedStep =
            kind < 0.75
              ? { kind: 'text', from: at, to, insert: ['', 'a', ' b', 'cé '][Math.floor(c * 4)] ?? '' }
              : kind < 0.85
                ? { kind: 'split', at }
                : kind < 0.95
                  ? { kind: 'join', turn: Math.floor(b * 4) }
                  : { kind: 'speaker', turn: Math.floor(b * 3), speaker: 's9' };
          const between = [draft.text.slice(at - 1, at), draft.text.slice(to, to + 1)] as const;
          try {
            draft = takeSteps(draft, [step.kind === 'text' ? { ...step, between } : step]);
          } catch (error) {
            expect(error).toBeInstanceOf(EditError);
          }
        }
        const steps = stepsToSave(draft);
        const edited = steps.length === 0 ? null : applySteps(text, layout, steps);
        expect(edited?.text ?? text).toBe(draft.text);
        expect((edited?.turns ?? layout.turns).map((t) => t.speaker)).toEqual(
          draft.turns.map((t) => t.speaker),
        );
        expect(replay(saved, draft.groups).text).toBe(draft.text);
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });
});
