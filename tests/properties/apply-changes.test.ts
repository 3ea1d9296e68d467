/** What a window keeps by itself after each change is what the program would have answered. */
import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../src/shared/contract/define.ts';
import { applyChanges } from '../../src/renderer/data/apply-changes.ts';
import { seeded } from '../helpers/random.ts';
import { createTestStudy, draftOf, importDraft, talk, type TestStudy } from '../helpers/study.ts';

const STEPS = 60;

/** One random thing people do to codings; refusals are part of it. */
function act(study: TestStudy, random: () => number, documents: readonly string[], codes: string[]): void {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const documentId = pick(documents);
  const { text, textHash } = study.call('document.get', { id: documentId });
  const codings = study.call('coding.byDocument', { documentId });
  const some = codings.filter(() => random() < 0.3).map((c) => c.id);
  const start = Math.floor(random() * (text.length - 20));
  const range = { documentId, start, end: start + 1 + Math.floor(random() * 19), textHash };
  const [id] = some;
  const acts: (() => unknown)[] = [
    () => study.ask('coding.apply', { ...range, codeId: pick(codes) }),
    () => study.ask('coding.apply', { ...range, codeId: pick(codes) }),
    () => {
      const made = study.ask('coding.applyNew', { ...range, name: `Code ${random()}` });
      if (made.ok) codes.push(made.value.codeId);
    },
    () =>
      study.ask('coding.applyMany', {
        ranges: [range, { ...range, documentId: pick(documents) }],
        codeId: pick(codes),
      }),
    () => id && study.ask('coding.resize', { id, start: range.start, end: range.end, textHash }),
    () => id && study.ask('coding.remove', { ids: some }),
    () => id && study.ask('coding.recode', { ids: some, codeId: pick(codes) }),
    () =>
      id &&
      study.ask('memo.create', {
        kind: 'memo',
        targetKind: 'coding',
        targetId: id,
        title: 'Why',
        body: '',
        text: 'w',
      }),
    () => codes.length > 3 && study.ask('code.remove', { ids: [codes.pop() as string] }),
    () => study.ask('history.undo', {}),
    () => study.ask('history.undo', {}),
    () => study.ask('history.redo', {}),
  ];
  pick(acts)();
}

describe('codings kept in the window', () => {
  it.each([1, 2, 3, 4, 5, 6])('are those of the study, whatever was done (seed %i)', (seed) => {
    const random = seeded(seed);
    const study = createTestStudy();
    try {
      const apply = applyChanges['coding.byDocument'];
      if (!apply) throw new Error('nothing to apply');
      const documents = ['one', 'two'].map((name) =>
        importDraft(study, draftOf(name, [`P1: ${name}`, ...talk])),
      );
      const codes = ['Waiting', 'Trust', 'Gloves'].map((name) => study.call('code.create', { name }).id);
      const ask = (documentId: string) => study.call('coding.byDocument', { documentId });
      const kept = new Map(documents.map((id) => [id, ask(id)]));
      let asked = 0;
      let events: ChangeEvent[] = [];
      study.core.onChange((event) => events.push(event));
      for (let step = 0; step < STEPS; step++) {
        events = [];
        act(study, random, documents, codes);
        for (const documentId of documents) {
          for (const event of events) {
            const before = kept.get(documentId) ?? [];
            const after = apply(before, event, { documentId });
            if (after === null) asked += 1;
            // A second time changes nothing: the answer may have held the change already.
            else expect(apply(after, event, { documentId }) ?? after).toEqual(after);
            kept.set(documentId, after ?? ask(documentId));
          }
          expect(kept.get(documentId)).toEqual(ask(documentId));
        }
      }
      expect(asked).toBeLessThan(STEPS);
    } finally {
      study.close();
    }
  });

  it('are asked for when the text changes or too much did', () => {
    const apply = applyChanges['coding.byDocument'];
    const event: ChangeEvent = {
      revision: 1,
      tables: ['coding'],
      documents: ['d'],
      changes: null,
      codings: null,
      origin: null,
    };
    expect(apply?.([], event, { documentId: 'd' })).toBeNull();
    const replaced: ChangeEvent = {
      ...event,
      changes: [
        {
          table: 'document',
          id: 'd',
          before: { id: 'd', text_hash: 'a' },
          after: { id: 'd', text_hash: 'b' },
        },
      ],
    };
    expect(apply?.([], replaced, { documentId: 'd' })).toBeNull();
    expect(apply?.([], replaced, { documentId: 'other' })).toEqual([]);
  });
});
