import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

let study: TestStudy;
let documentId: string;
let gloves: string;
let other: string;
beforeEach(() => {
  study = createTestStudy();
  documentId = importDraft(study, draftOf('P7', talk));
  gloves = study.call('code.create', { name: 'gloves' }).id;
  other = study.call('code.create', { name: 'being let be' }).id;
});
afterEach(() => {
  expect(study.call('study.check', {}).problems).toEqual([]);
  study.close();
});

const apply = (codeId: string, words: string) =>
  study.call('coding.apply', { ...placeOf(study, documentId, words), codeId }).codingId;
const set = (id: string, kind: 'typical' | 'borderline', codingId: string | null) =>
  study.call('code.setExample', { id, kind, codingId });
const shown = (id: string) =>
  study
    .call('code.examples', { id })
    .map(({ kind, extract }) => [kind, extract && `${extract.reference} ${extract.quote}`]);

describe('the examples of a code', () => {
  it('are its extracts as they stand, one typical and one borderline, never the same', () => {
    const pair = apply(gloves, 'a pair of gloves');
    const bring = apply(gloves, 'bring the gloves');
    set(gloves, 'typical', pair);
    set(gloves, 'borderline', bring);
    expect(shown(gloves)).toEqual([
      ['typical', '#7:5–6 a pair of gloves'],
      ['borderline', '#7:9 bring the gloves'],
    ]);
    set(gloves, 'borderline', pair);
    expect(shown(gloves)).toEqual([['borderline', '#7:5–6 a pair of gloves']]);
    expect(study.call('history.list', {})[0]?.sentence).toBe('Chose a borderline example of gloves');
    expect(study.ask('code.setExample', { id: other, kind: 'typical', codingId: pair })).toMatchObject({
      failure: { message: 'These words do not have the code being let be.' },
    });
    set(gloves, 'borderline', null);
    expect(shown(gloves)).toEqual([]);
  });

  it('follow a correction of the words, and say when their coding is gone until undo brings it back', () => {
    const pair = apply(gloves, 'a pair of gloves');
    set(gloves, 'typical', pair);
    const draft = draftOf(
      'P7',
      talk.map((line) => line.replace('There was a man', 'There was a rather quiet man')),
    );
    const original = new TextEncoder().encode('corrected');
    study.call('document.replace', { id: documentId, draft, original, originalName: 'again.txt' });
    expect(shown(gloves)).toEqual([['typical', expect.stringContaining('a pair of gloves') as string]]);
    expect(study.call('document.removePreview', { id: documentId }).sentences).toContain(
      '1 example of codes will have no words any more.',
    );
    study.call('coding.remove', { ids: [pair] });
    expect(study.call('code.examples', { id: gloves })).toEqual([
      { kind: 'typical', codingId: pair, extract: null, text: '' },
    ]);
    study.call('history.undo', {});
    expect(shown(gloves)).toHaveLength(1);
    study.call('document.remove', { id: documentId });
    expect(shown(gloves)).toEqual([['typical', null]]);
  });

  it('move with a coding that becomes one with another, and to the code that stays of a merge', () => {
    const pair = apply(gloves, 'a pair of gloves');
    const twin = apply(other, 'a pair of gloves');
    set(gloves, 'typical', pair);
    study.call('code.merge', { from: [gloves], into: other });
    expect(study.call('history.list', {})[0]?.sentence).toBe('Merged gloves into being let be');
    expect(study.call('code.examples', { id: other })).toMatchObject([{ kind: 'typical', codingId: twin }]);
    study.call('history.undo', {});
    const wider = apply(gloves, 'gave me a pair of gloves');
    const joined = study.call('coding.join', { ids: [pair, wider] }).id;
    expect(study.call('code.examples', { id: gloves })).toMatchObject([{ codingId: joined }]);
  });

  it('stay two: where both became one extract, it is the typical example', () => {
    const [pair, twin] = [apply(other, 'a pair of gloves'), apply(gloves, 'a pair of gloves')];
    set(other, 'typical', pair);
    set(gloves, 'borderline', twin);
    study.call('code.merge', { from: [gloves], into: other });
    expect(shown(other)).toEqual([['typical', '#7:5–6 a pair of gloves']]);
    study.call('history.undo', {});
    expect(shown(gloves)).toEqual([['borderline', '#7:5–6 a pair of gloves']]);
    const before = apply(gloves, 'gave me a pair');
    set(gloves, 'typical', before);
    study.call('coding.join', { ids: [before, twin] });
    expect(shown(gloves)).toEqual([['typical', '#7:5–6 gave me a pair of gloves']]);
  });

  it('lose the spaces round words that a correction took away, and are words no more when none is left', () => {
    const edit = (from: string, to: string) => {
      const { text, textHash } = study.call('document.get', { id: documentId });
      const at = text.indexOf(from);
      const steps = [{ kind: 'text' as const, from: at, to: at + from.length, insert: to }];
      const effects = study.call('document.editPreview', { id: documentId, textHash, steps });
      study.call('document.edit', { id: documentId, textHash, steps });
      return effects;
    };
    set(gloves, 'typical', apply(gloves, 'a pair of gloves'));
    expect(edit('a pair', '').changed[0]?.after).toBe('of gloves');
    expect(shown(gloves)).toEqual([['typical', '#7:5 of gloves']]);
    expect(edit('of gloves', '  ').lost).toHaveLength(1);
    expect(study.call('code.examples', { id: gloves })[0]?.extract?.anchored).toBe(false);
    expect(study.call('export.codebook', {}).codes[0]?.example).toBeNull();
  });

  it('are those of a frozen version too, after its code was merged', () => {
    set(gloves, 'typical', apply(gloves, 'a pair of gloves'));
    const { id } = study.call('frame.freeze', { name: 'First' });
    study.call('code.merge', { from: [gloves], into: other });
    const frozen = study
      .call('export.codebook', { frameId: id })
      .codes.map((code) => code.example?.text ?? null);
    expect(frozen).toEqual(['a pair of gloves', null]);
  });

  it('given another code, it is still shown as it was chosen, and not published as an example', () => {
    const pair = apply(gloves, 'a pair of gloves');
    set(gloves, 'typical', pair);
    const example = () => study.call('export.codebook', {}).codes[0]?.example?.text;
    expect(example()).toBe('a pair of gloves');
    study.call('coding.recode', { ids: [pair], codeId: other });
    expect(study.call('code.examples', { id: gloves })[0]?.extract?.codeId).toBe(other);
    expect(example()).toBeUndefined();
  });
});
