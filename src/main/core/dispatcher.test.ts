import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestStudy, draftOf, importDraft, talk, type TestStudy } from '../../../tests/helpers/study.ts';

let study: TestStudy;
beforeEach(() => void (study = createTestStudy()));
afterEach(() => study.close());

describe('one command, end to end', () => {
  it('codes words, records it, undoes and redoes it, and the file passes its check', () => {
    const documentId = importDraft(study, draftOf('P7 first interview', talk));
    const { text, textHash, summary } = study.call('document.get', { id: documentId });
    expect(summary).toMatchObject({ publicId: 'P7', referenceKey: '7', settledAt: null });
    const start = text.indexOf('gave me a pair');
    const applied = study.call('coding.applyNew', {
      documentId,
      start,
      end: start + 24,
      textHash,
      name: 'no questions asked',
      inVivo: true,
    });
    expect(applied.existed).toBe(false);
    expect(
      study.call('coding.apply', { documentId, start, end: start + 24, textHash, codeId: applied.codeId }),
    ).toMatchObject({ existed: true, codingId: applied.codingId });
    const { items } = study.call('coding.extracts', { codeIds: [applied.codeId] });
    expect(items[0]).toMatchObject({ quote: 'gave me a pair of gloves', publicId: 'P7' });
    expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
    expect(study.call('history.undo', {}).sentence).toContain('with the new code no questions asked');
    expect(study.call('study.info', {})).toMatchObject({ codes: 0, codings: 0, documents: 1 });
    expect(study.call('history.redo', {}).sentence).toContain('no questions asked');
    expect(study.call('study.info', {})).toMatchObject({ codes: 1, codings: 1 });
    expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
    expect(study.call('search.text', { query: 'glove*' }).total).toBe(2);
  });

  it('answers with values, never throws, and changes nothing on bad input', () => {
    expect(study.core.dispatch('no.such', {}, study.actor)).toMatchObject({
      ok: false,
      failure: { code: 'unknown-operation' },
    });
    expect(study.ask('code.create', { name: '   ' })).toMatchObject({
      ok: false,
      failure: { code: 'invalid' },
    });
    expect(study.ask('document.get', { id: 'nowhere' })).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
    expect(study.call('study.info', {}).revision).toBe(1);
  });
});
