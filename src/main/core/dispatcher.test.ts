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

describe('answers to questions', () => {
  it('say which changes they hold', () => {
    const asOf = () => study.core.dispatch('code.list', {}, study.actor).asOf;
    expect(asOf()).toBe(study.call('study.info', {}).revision);
    study.call('code.create', { name: 'Trust' });
    expect(asOf()).toBe(study.call('study.info', {}).revision);
    study.call('history.undo', {});
    expect(asOf()).toBe(study.call('study.info', {}).revision);
    expect(asOf()).toBe(3);
  });
});

describe('commands stored together', () => {
  const importing = (title: string, words: string, group: string) => ({
    op: 'document.import',
    input: {
      draft: draftOf(title, [...talk, `P1: ${words}`]),
      original: new TextEncoder().encode(words),
      originalName: `${title}.txt`,
      group,
      settle: true,
    },
    actor: study.actor,
  });
  const together = (requests: ReturnType<typeof importing>[]) => {
    const rest = [...requests];
    const results = [];
    // What was not taken with the first is still waiting, as it is in the worker.
    for (let first = rest.shift(); first !== undefined; first = rest.shift())
      results.push(...study.core.dispatchTogether(first, () => rest.shift() ?? null));
    return results;
  };

  it('are each an entry of their own; one that is refused changes nothing and the others stand', () => {
    const heard: number[] = [];
    study.core.onChange((event) => heard.push(event.revision));
    const results = together([
      importing('P1', 'first larkspur', 'drop'),
      importing('P2', 'first larkspur', 'drop'),
      importing('P3', 'third larkspur', 'drop'),
    ]);
    expect(results.map((r) => r.ok)).toEqual([true, false, true]);
    expect(results[1]).toMatchObject({ failure: { code: 'conflict' } });
    expect(heard).toHaveLength(2);
    expect(study.call('document.list', {}).map((d) => d.name)).toEqual(['P1', 'P3']);
    expect(study.call('search.text', { query: 'larkspur' }).hits).toHaveLength(2);
    expect(study.call('study.check', {}).problems).toEqual([]);
    expect(study.call('history.undo', {}).sentence).toMatch(/and 1 more$/u);
    expect(study.call('document.list', {})).toEqual([]);
    expect(study.call('search.text', { query: 'larkspur' }).hits).toEqual([]);
  });

  it('are run one by one when the transaction cannot be', () => {
    const { db } = study.study;
    // The words of the second file cannot be put into the index together with the others.
    db.run(
      `CREATE TRIGGER stubborn BEFORE INSERT ON passage WHEN new.shown LIKE '%monkshood%'
       BEGIN SELECT RAISE(ABORT, 'the disk says no'); END`,
    );
    const results = together([
      importing('P1', 'larkspur', 'drop'),
      importing('P2', 'monkshood', 'drop'),
      importing('P3', 'foxglove', 'drop'),
    ]);
    expect(results.map((r) => r.ok)).toEqual([true, false, true]);
    expect(results[1]).toMatchObject({ failure: { code: 'internal' } });
    expect(study.call('document.list', {}).map((d) => d.name)).toEqual(['P1', 'P3']);
    expect(study.call('study.check', {}).problems).toEqual([]);
  });
});
