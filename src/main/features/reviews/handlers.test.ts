import { describe, expect, it } from 'vitest';
import type { AnswersFile } from '../../../shared/contract/reviews.ts';
import { countWords } from '../../../shared/domain/text/index.ts';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

/** A study with one transcript and a code on three stretches of it. */
function coded(): { study: TestStudy; codeId: string; codings: string[] } {
  const study = createTestStudy();
  const long = `P7: ${Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ')}`;
  const documentId = importDraft(study, draftOf('P7', [...talk, long]));
  const codeId = study.call('code.create', { name: 'being given things' }).id;
  const on = (words: string) =>
    study.call('coding.apply', { ...placeOf(study, documentId, words), codeId }).codingId;
  const codings = ['gave me a pair of gloves', 'I bring the gloves for other people', 'word100 word101'].map(
    on,
  );
  return { study, codeId, codings };
}
const answers = (packId: string, more: Partial<AnswersFile>): AnswersFile => ({
  format: 'threadwork-review',
  version: 1,
  packId,
  reviewer: { id: 'robin-key', alias: 'Robin' },
  answers: [],
  drafts: [],
  ...more,
});

describe('what travels', () => {
  it('is called by whole names of its codes, and says how many more there are', () => {
    const { study, codeId } = coded();
    try {
      const documentId = study.call('document.list', {})[0]?.id ?? '';
      const codeIds = [1, 2, 3].map((n) => {
        const { id } = study.call('code.create', { name: `${n} ${'a long name '.repeat(7).trim()}` });
        study.call('coding.apply', { ...placeOf(study, documentId, `word${n} `), codeId: id });
        return id;
      });
      study.call('review.createPack', { codeIds: [codeId, ...codeIds] });
      const [title = ''] = study.call('review.packs', {}).map((pack) => pack.title);
      expect(title).toMatch(/^being given things, 1 .*name and 2 more$/u);
      expect(title.length).toBeLessThanOrEqual(200);
    } finally {
      study.close();
    }
  });
  it('carries at most 60 words of the extract’s own turn on either side', () => {
    const { study, codeId } = coded();
    try {
      const items = study.call('review.preview', { codeIds: [codeId] }).items;
      expect(items.map((i) => i.extract)[0]).toBe('gave me a pair of gloves');
      expect(items[0]?.before).toMatch(/^Cold\. There was a man/u);
      const last = items.at(-1);
      expect(countWords(last?.before ?? '')).toBe(60);
      expect(countWords(last?.after ?? '')).toBe(60);
    } finally {
      study.close();
    }
  });
  it('puts nothing in the place of what is left out', () => {
    const { study, codeId, codings } = coded();
    try {
      const listed = study.call('review.preview', { codeIds: [codeId], perCode: 2 }).items;
      expect(listed.map((i) => i.itemId)).toEqual(codings.slice(0, 2));
      const { content } = study.call('review.createPack', {
        codeIds: [codeId],
        perCode: 2,
        leaveOut: [codings[0] as string],
      });
      expect(content.items.map((i) => i.extract)).toEqual(['I bring the gloves for other people']);
    } finally {
      study.close();
    }
  });
});

describe('what comes back', () => {
  it('keeps words for which nothing was chosen, until something is', () => {
    const { study, codeId } = coded();
    try {
      const { content } = study.call('review.createPack', { codeIds: [codeId] });
      const [first, second] = content.items;
      const file = answers(content.packId, {
        answers: [
          { itemId: first?.itemId ?? '', verdict: 'fits', comment: '', at: '2026-03-09T10:00:00.000Z' },
        ],
        drafts: [
          { itemId: second?.itemId ?? '', comment: 'He gave, she asked.', at: '2026-03-09T10:01:00.000Z' },
        ],
      });
      expect(study.call('review.takeIn', file)).toMatchObject({ added: 2, changed: 0, same: 0 });
      expect(study.call('review.takeIn', file)).toMatchObject({ added: 0, changed: 0, same: 2 });
      const said = () => study.call('review.comments', { codeId });
      expect(said().find((c) => c.itemId === second?.itemId)).toMatchObject({
        verdict: null,
        comment: 'He gave, she asked.',
      });
      expect(study.call('review.packs', {})[0]?.reviewers[0]).toMatchObject({ answers: 1, onlyWords: 1 });

      const later = {
        itemId: second?.itemId ?? '',
        comment: 'He gave, she asked.',
        at: '2026-03-10T10:00:00.000Z',
      };
      study.call('review.takeIn', answers(content.packId, { answers: [{ ...later, verdict: 'not-sure' }] }));
      expect(said().find((c) => c.itemId === second?.itemId)?.verdict).toBe('not-sure');
      study.call('history.undo', {});
      study.call('history.undo', {});
      expect(said()).toEqual([]);
    } finally {
      study.close();
    }
  });
  it('keeps answers to a coding that has gone since, and says so', () => {
    const { study, codeId, codings } = coded();
    try {
      const { content } = study.call('review.createPack', { codeIds: [codeId] });
      study.call('coding.remove', { ids: [codings[0] as string] });
      const itemId = content.items[0]?.itemId ?? '';
      const file = answers(content.packId, {
        answers: [
          {
            itemId,
            verdict: 'does-not-fit',
            comment: 'Gloves are not care.',
            at: '2026-03-09T10:00:00.000Z',
          },
        ],
      });
      expect(study.call('review.takeIn', file)).toMatchObject({ added: 1, codingGone: 1 });
      expect(study.call('review.comments', {})[0]).toMatchObject({
        codingGone: true,
        codingId: null,
        documentId: null,
        extract: 'gave me a pair of gloves',
      });
    } finally {
      study.close();
    }
  });
});
