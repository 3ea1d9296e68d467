import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../shared/contract/define.ts';
import { createTestStudy, draftOf, importDraft, talk, type TestStudy } from '../../../tests/helpers/study.ts';
import { applyChanges } from './apply-changes.ts';
import { partsOf } from './apply-counts.ts';

let study: TestStudy;
beforeAll(() => void (study = createTestStudy()));
afterAll(() => study.close());

describe('codings kept fresh without asking', () => {
  it('is what the core would answer, after every kind of change', () => {
    const documentId = importDraft(study, draftOf('P7', talk));
    const other = importDraft(study, draftOf('P8', [...talk, 'P7: More words here.']));
    const { textHash } = study.call('document.get', { id: documentId });
    const otherHash = study.call('document.get', { id: other }).textHash;
    const asked = () => study.call('coding.byDocument', { documentId });
    let kept = asked();
    const events: ChangeEvent[] = [];
    study.core.onChange((event) => void events.push(event));
    const check = () => {
      for (const event of events.splice(0)) {
        const next = applyChanges['coding.byDocument']?.(kept, event, { documentId }) ?? null;
        kept = next ?? asked();
      }
      expect(kept).toEqual(asked());
    };
    const first = study.call('coding.applyNew', { documentId, start: 60, end: 90, textHash, name: 'gloves' });
    check();
    const second = study.call('coding.apply', {
      documentId,
      start: 70,
      end: 120,
      textHash,
      codeId: first.codeId,
    });
    study.call('coding.apply', {
      documentId: other,
      start: 5,
      end: 20,
      textHash: otherHash,
      codeId: first.codeId,
    });
    check();
    study.call('coding.resize', { id: second.codingId, start: 66, end: 119, textHash });
    const memo = { kind: 'memo' as const, targetKind: 'coding' as const, title: '', body: '{}', text: 'x' };
    const { id } = study.call('memo.create', { ...memo, targetId: second.codingId });
    check();
    study.call('memo.remove', { id });
    study.call('coding.remove', { ids: [first.codingId] });
    check();
    study.call('history.undo', {});
    check();
    expect(kept).toHaveLength(2);
  });
});

describe('lists that count codings', () => {
  it('follow one that comes or goes without being asked for whole', () => {
    const documentId = importDraft(study, draftOf('P9', talk));
    const { textHash } = study.call('document.get', { id: documentId });
    const codeId = study.call('code.create', { name: 'waiting' }).id;
    const asked = () => ({
      people: study.call('person.list', {}),
      table: study.call('participant.table', {}),
    });
    // the first coding settles the lines of its transcript, which is more than a count
    study.call('coding.apply', { documentId, start: 10, end: 20, textHash, codeId });
    const before = asked();
    const events: ChangeEvent[] = [];
    const stop = study.core.onChange((event) => void events.push(event));
    const { codingId } = study.call('coding.apply', { documentId, start: 60, end: 90, textHash, codeId });
    const [event] = events as [ChangeEvent];
    expect(applyChanges['person.list']?.(before.people, event, {})).toEqual(asked().people);
    expect(applyChanges['participant.table']?.(before.table, event, {})).toEqual(asked().table);
    expect(partsOf['document.list']?.input(events)).toEqual({ ids: [documentId] });
    expect(partsOf['code.list']?.input(events)).toEqual({ ids: [codeId] });
    study.call('coding.remove', { ids: [codingId] });
    expect(events.map((one) => applyChanges['person.list']?.(before.people, one, {}) !== null)).toEqual([
      true,
      true,
    ]);
    stop();
  });
});
