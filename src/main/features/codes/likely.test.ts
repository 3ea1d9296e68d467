import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/helpers/random.ts';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';
import { likelyDuplicates } from './likely.ts';

let study: TestStudy;
let documentId: string;
beforeEach(() => {
  study = createTestStudy();
  documentId = importDraft(study, draftOf('P7', talk));
});
afterEach(() => {
  expect(study.call('study.check', {}).problems).toEqual([]);
  study.close();
});

const make = (name: string, parentId: string | null = null) =>
  study.call('code.create', { name, parentId }).id;
const apply = (codeId: string, words: string) =>
  study.call('coding.apply', { ...placeOf(study, documentId, words), codeId });
const pairs = () =>
  study.call('code.likelyDuplicates', {}).pairs.map(({ a, b, reasons }) => ({ a, b, reasons }));

describe('likely duplicates', () => {
  it('say why in words, by name and by the words they stand on', () => {
    const one = make('being left in peace');
    const two = make('nobody pries');
    const three = make('in peace, being left');
    make('weather');
    for (const words of [
      'a pair of gloves',
      'did not ask me a single question',
      'nobody writes anything down',
    ])
      for (const code of [one, two]) apply(code, words);
    apply(two, 'dog');
    expect(pairs()).toEqual([
      { a: one, b: two, reasons: ['On the same words in 3 of 3 extracts'] },
      { a: one, b: three, reasons: ['The same words in another order'] },
    ]);
  });

  it('are not offered again once both are kept, until that is undone; nor when one is retired', () => {
    const one = make('waiting room');
    const two = make('waiting rooms');
    expect(pairs()).toEqual([{ a: one, b: two, reasons: ['The same words but for an ending'] }]);
    study.call('code.keepBoth', { a: two, b: one });
    expect(pairs()).toEqual([]);
    expect(study.call('study.settings', {})).not.toHaveProperty('distinct');
    expect(study.call('history.undo', {}).sentence).toBe('Kept two codes that look alike');
    expect(pairs()).toHaveLength(1);
    study.call('code.retire', { ids: [two] });
    expect(pairs()).toEqual([]);
  });

  it('are those of now, though what they were found from is kept until a coding or a name changes', () => {
    const codes = ['waiting room', 'waiting rooms', 'gloves', 'the dog'].map((name) => make(name));
    const random = seeded(4);
    const { textHash, text } = study.call('document.get', { id: documentId });
    const any = () => codes[Math.floor(random() * codes.length)] as string;
    for (let step = 0; step < 60; step++) {
      const start = Math.floor(random() * (text.length - 40));
      const codings = study.call('coding.byDocument', { documentId });
      const coding = codings[Math.floor(random() * codings.length)]?.id ?? '';
      const steps = [
        () =>
          codes.map((codeId) =>
            study.ask('coding.apply', { documentId, codeId, start, end: start + 30, textHash }),
          ),
        () => study.ask('coding.recode', { ids: [coding], codeId: any() }),
        () => study.ask('coding.remove', { ids: [coding] }),
        () => study.ask('code.update', { id: any(), name: `gloves ${step % 3}` }),
        () => codes.push(make(`the dogs ${step}`)),
        () => study.ask('code.retire', { ids: [any()] }),
        () => study.ask('code.merge', { from: [any()], into: any() }),
        () => study.ask('history.undo', {}),
      ];
      steps[Math.floor(random() * steps.length)]?.();
      // another handle has nothing kept
      expect(study.call('code.likelyDuplicates', {})).toEqual(likelyDuplicates({ ...study.study.db }));
    }
  });
});
